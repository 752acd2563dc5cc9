@NullMarked
package app.stagepass.sandbox;

import org.jspecify.annotations.NullMarked;
