package app.stagepass.settings;

/**
 * What the person chose. Unknown to no one: it holds nothing secret.
 *
 * @param theme          which colours
 * @param avatars        whether avatars are fetched from Twitch's image host
 * @param toldOfTray     whether the person was told that a closed window leaves the program in the tray
 * @param toldOfNoTray   whether the person was told that without a tray a closed window ends the program
 */
public record Settings(Theme theme, boolean avatars, boolean toldOfTray, boolean toldOfNoTray) {

    public static final Settings DEFAULT = new Settings(Theme.SYSTEM, true);

    /** For somebody who was told nothing yet. */
    public Settings(Theme theme, boolean avatars) {
        this(theme, avatars, false, false);
    }

    public enum Theme {
        SYSTEM, DARK, LIGHT
    }

    public Settings withTheme(Theme newTheme) {
        return new Settings(newTheme, avatars, toldOfTray, toldOfNoTray);
    }

    public Settings withAvatars(boolean shown) {
        return new Settings(theme, shown, toldOfTray, toldOfNoTray);
    }

    public Settings afterTellingOfTray() {
        return new Settings(theme, avatars, true, toldOfNoTray);
    }

    public Settings afterTellingOfNoTray() {
        return new Settings(theme, avatars, toldOfTray, true);
    }
}
