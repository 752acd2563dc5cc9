@NullMarked
package app.stagepass.token;

import org.jspecify.annotations.NullMarked;
