package app.stagepass.ui.connect;

import app.stagepass.ui.SecondHand;
import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.RedirectDoctor;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.AvatarImages;
import app.stagepass.ui.Work;
import app.stagepass.watch.Admission;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.Registrations;
import app.stagepass.watch.SignIn;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import app.stagepass.words.Times;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * What connecting needs of the rest of the program.
 *
 * @param avatars    pictures of accounts
 * @param secondHand moves the countdown
 * @param doctor     tries a redirect URI out
 */
public record ConnectParts(SignIn signIn, Admission admission, Registrations registrations, Credentials credentials,
        ScopeCatalog catalog, Browser browser, Clipboard clipboard, KeyringHelp keyring, Messages messages,
        Failures failures, AvatarImages avatars, Work work, Clock clock, SecondHand secondHand,
        RedirectDoctor doctor, Place place, ConnectNews news) {

    /**
     * Which realm this is.
     *
     * @param usual   what a new application's redirect URI starts with
     * @param console where applications are looked after: Twitch's page, or the sandbox's control page
     * @param ready   those that the sandbox knows by itself
     */
    public record Place(boolean sandbox, RedirectUri usual, URI console, List<ReadyApplication> ready) {

        /** Twitch itself. */
        public static final Place REAL = new Place(false, RedirectUri.DEFAULT,
                URI.create("https://dev.twitch.tv/console/apps"), List.of());

        public Place {
            ready = List.copyOf(ready);
        }
    }

    Trouble trouble() {
        return new Trouble(failures, messages,
                new Times(messages, clock, ZoneId.systemDefault()));
    }

    SignInModel signInModel() {
        return new SignInModel(
                new SignInModel.Parts(signIn, admission, credentials, clipboard, keyring, work, clock, secondHand,
                        news),
                trouble());
    }
}
