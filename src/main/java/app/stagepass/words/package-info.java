@NullMarked
package app.stagepass.words;

import org.jspecify.annotations.NullMarked;
