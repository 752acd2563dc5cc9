package app.stagepass.token;

/** Twitch's two kinds of access token: one that acts for an account, one that acts for the application alone. */
public enum TokenKind {
    USER, APP
}
