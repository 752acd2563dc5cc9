@NullMarked
package app.stagepass.oauth;

import org.jspecify.annotations.NullMarked;
