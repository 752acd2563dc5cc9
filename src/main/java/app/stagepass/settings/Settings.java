package app.stagepass.settings;

/**
 * What the person chose. Unknown to no one: it holds nothing secret.
 *
 * @param theme          which colours
 * @param avatars        whether avatars are fetched from Twitch's image host
 */
public record Settings(Theme theme, boolean avatars) {

    public static final Settings DEFAULT = new Settings(Theme.SYSTEM, true);

    public enum Theme {
        SYSTEM, DARK, LIGHT
    }

    public Settings withTheme(Theme newTheme) {
        return new Settings(newTheme, avatars);
    }

    public Settings withAvatars(boolean shown) {
        return new Settings(theme, shown);
    }
}
