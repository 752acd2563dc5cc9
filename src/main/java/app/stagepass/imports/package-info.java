/** Reads tokens that other tools keep in files of theirs, or that a person pastes. Knows their formats and nothing else. */
@NullMarked
package app.stagepass.imports;

import org.jspecify.annotations.NullMarked;
