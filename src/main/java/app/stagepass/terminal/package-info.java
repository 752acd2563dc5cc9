@NullMarked
package app.stagepass.terminal;

import org.jspecify.annotations.NullMarked;
