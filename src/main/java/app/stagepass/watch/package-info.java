@NullMarked
package app.stagepass.watch;

import org.jspecify.annotations.NullMarked;
