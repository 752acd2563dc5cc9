@NullMarked
package app.stagepass.twitch;

import org.jspecify.annotations.NullMarked;
