@NullMarked
package app.stagepass.desktop;

import org.jspecify.annotations.NullMarked;
