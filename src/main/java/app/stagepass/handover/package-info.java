@NullMarked
package app.stagepass.handover;

import org.jspecify.annotations.NullMarked;
