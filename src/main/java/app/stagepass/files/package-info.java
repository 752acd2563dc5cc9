@NullMarked
package app.stagepass.files;

import org.jspecify.annotations.NullMarked;
