package app.stagepass.token;

/** What an account is there for, as the person sees it. Twitch is not asked, and nothing follows from it. */
public enum Role {
    BROADCASTER, BOT, MODERATOR
}
