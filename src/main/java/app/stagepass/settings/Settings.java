package app.stagepass.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * What the person chose. Unknown to no one: it holds nothing secret.
 *
 * @param theme         which colours
 * @param avatars       whether avatars are fetched from Twitch's image host
 * @param toldOfTray    whether the person was told that a closed window leaves the program in the tray
 * @param toldOfNoTray  whether the person was told that without a tray a closed window ends the program
 * @param secretsInFile whether secrets are kept in the encrypted file instead of the system's keyring
 * @param lockAfter     how long nobody may have touched the window before that file is locked; empty for ever
 * @param proxy         how to get to the internet
 * @param callback      how the browser's way back is received
 * @param updateCheck   whether the releases page is asked for new versions
 * @param window        where the window was last; empty before it was moved
 */
public record Settings(Theme theme, boolean avatars, boolean toldOfTray, boolean toldOfNoTray, boolean secretsInFile,
        Optional<Duration> lockAfter, ProxySetting proxy, CallbackSettings callback, boolean updateCheck,
        Optional<WindowPlace> window) {

    public static final Settings DEFAULT = new Settings(Theme.SYSTEM, true);

    /** For somebody who was told nothing yet, on a system with a keyring. */
    public Settings(Theme theme, boolean avatars) {
        this(theme, avatars, false, false, false, Optional.empty(), ProxySetting.DEFAULT, CallbackSettings.DEFAULT,
                false, Optional.empty());
    }

    public enum Theme {
        SYSTEM, DARK, LIGHT
    }

    public Settings withTheme(Theme newTheme) {
        return new Settings(newTheme, avatars, toldOfTray, toldOfNoTray, secretsInFile, lockAfter, proxy, callback,
                updateCheck, window);
    }

    public Settings withAvatars(boolean shown) {
        return new Settings(theme, shown, toldOfTray, toldOfNoTray, secretsInFile, lockAfter, proxy, callback,
                updateCheck, window);
    }

    public Settings afterTellingOfTray() {
        return new Settings(theme, avatars, true, toldOfNoTray, secretsInFile, lockAfter, proxy, callback, updateCheck,
                window);
    }

    public Settings afterTellingOfNoTray() {
        return new Settings(theme, avatars, toldOfTray, true, secretsInFile, lockAfter, proxy, callback, updateCheck,
                window);
    }

    public Settings withSecretsInFile(boolean inFile) {
        return new Settings(theme, avatars, toldOfTray, toldOfNoTray, inFile, lockAfter, proxy, callback, updateCheck,
                window);
    }

    public Settings withLockAfter(Optional<Duration> idle) {
        return new Settings(theme, avatars, toldOfTray, toldOfNoTray, secretsInFile, idle, proxy, callback, updateCheck,
                window);
    }

    public Settings withProxy(ProxySetting changed) {
        return new Settings(theme, avatars, toldOfTray, toldOfNoTray, secretsInFile, lockAfter, changed, callback,
                updateCheck, window);
    }

    public Settings withCallback(CallbackSettings changed) {
        return new Settings(theme, avatars, toldOfTray, toldOfNoTray, secretsInFile, lockAfter, proxy, changed,
                updateCheck, window);
    }

    public Settings withWindow(WindowPlace now) {
        return new Settings(theme, avatars, toldOfTray, toldOfNoTray, secretsInFile, lockAfter, proxy, callback,
                updateCheck, Optional.of(now));
    }

    public Settings withUpdateCheck(boolean wanted) {
        return new Settings(theme, avatars, toldOfTray, toldOfNoTray, secretsInFile, lockAfter, proxy, callback, wanted,
                window);
    }
}
