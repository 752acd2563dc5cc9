@NullMarked
package app.stagepass.vault;

import org.jspecify.annotations.NullMarked;
