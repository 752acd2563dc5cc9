@NullMarked
package app.stagepass.settings;

import org.jspecify.annotations.NullMarked;
