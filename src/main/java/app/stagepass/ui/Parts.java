package app.stagepass.ui;

import app.stagepass.desktop.Autostart;
import app.stagepass.watch.Importing;
import app.stagepass.watch.Labels;
import app.stagepass.oauth.Browser;
import app.stagepass.settings.Settings;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.theme.Theme;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.Revocation;
import app.stagepass.watch.TokenWatch;
import app.stagepass.watch.Validator;
import app.stagepass.words.Words;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that the main window stands on; made by the composition root.
 *
 * @param seconds      moves what shows time
 * @param autostart    empty where no login can start this program, and in the sandbox
 * @param settings     as they are at the start
 * @param saveSettings told of every change, on JavaFX's thread; returns at once
 * @param drawn        told once that the cards are on their way to the screen, with what the window has put off until they are there
 *                     and have had a moment for a first click; runs it soon. Both on JavaFX's thread
 */
public record Parts(Words words, ScopeCatalog scopes, Clock clock, SecondHand seconds, Work work,
        Credentials credentials, CheckLog history,
        TokenWatch watch, Validator validator, Revocation revocation, Labels labels, Importing importing,
        TokenCopier copier,
        KeyringControl keyring, NetworkControl network, CallbackControl callback, MoveControl move,
        AvatarSource avatars, Browser browser, FileSaver saver, Optional<Autostart> autostart, Product product,
        Place place, Theme theme,
        Settings settings,
        Consumer<Settings> saveSettings, Consumer<Runnable> drawn, Flows flows) {

    /**
     * What this program is.
     *
     * @param version  as people read it
     * @param releases where new versions are announced; empty in builds of people who publish none
     */
    public record Product(String version, Optional<URI> releases) {}

    /**
     * Which realm this is.
     *
     * @param connectionsPage where a person disconnects applications
     * @param sandboxControl  the sandbox's control page; empty in the real realm
     */
    public record Place(boolean sandbox, URI connectionsPage, Optional<URI> sandboxControl) {

        /** Twitch itself. */
        public static final Place REAL = new Place(false, URI.create("https://www.twitch.tv/settings/connections"),
                Optional.empty());
    }
}
