@NullMarked
package app.stagepass.log;

import org.jspecify.annotations.NullMarked;
