@NullMarked
package app.stagepass.ui;

import org.jspecify.annotations.NullMarked;
