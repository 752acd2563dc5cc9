/** From "Add token" to the card: the application, its scopes, signing in, and how it ended. */
@NullMarked
package app.stagepass.ui.connect;

import org.jspecify.annotations.NullMarked;
