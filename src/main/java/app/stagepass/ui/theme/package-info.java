/** Colours and the pieces that views are made of: stagepass.css says what there is. */
@NullMarked
package app.stagepass.ui.theme;

import org.jspecify.annotations.NullMarked;
