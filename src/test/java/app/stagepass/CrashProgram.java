package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.log.Redactor;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.vault.TokenMark;
import app.stagepass.token.RefreshToken;
import app.stagepass.watch.CredentialSnapshot;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The program without its window, on a keyring of files, to be killed. It checks its one credential, renewing it if need be, and says
 * on standard output at which step it stops, when the keyring has a new pair, and how the light stands.
 *
 * <p>Arguments: the folder, the stand-in's address, the {@link CrashStep} at which it waits for its end, and {@code files} or
 * {@code keyring}.
 */
final class CrashProgram {

    private CrashProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        URI twitch = URI.create(arguments[1]);
        CrashStep last = CrashStep.valueOf(arguments[2]);
        Realm realm = Realm.sandbox(twitch, twitch, new AppFolders(folder.resolve("config"), folder.resolve("data"),
                folder.resolve("cache"), folder.resolve("log"), folder.resolve("crash"), folder.resolve("data")));
        Consumer<CrashStep> at = step -> reached(step, last);
        Storage.Place place = arguments[3].equals("keyring")
                ? CrashStorage.inKeyring(folder, at)
                : CrashStorage.in(folder, at);
        Wiring wiring = new Wiring(realm, place, _ -> {
            throw new OAuthException.NoBrowser("none here");
        }, new Redactor(), Locale.ENGLISH);
        say("ready");
        CredentialId id = wiring.credentials.snapshots().getFirst().id();
        CredentialSnapshot now;
        do { // the watch checks it too
            wiring.validator.check(id);
            now = wiring.credentials.snapshot(id).orElseThrow();
        } while (now.status() instanceof CredentialStatus.Checking
                || now.status() instanceof CredentialStatus.Renewing);
        String served = now.status() instanceof CredentialStatus.Valid
                ? markOf(wiring.liveTokens.take(id).token().reveal())
                : "none";
        say("status " + now.status().getClass().getSimpleName() + "/" + now.facts().renewability() + "/" + served + "/"
                + wiring.failures.of(now.status()).title());
        forEver();
    }

    static String markOf(String token) {
        return TokenMark.of(new RefreshToken(token)).sha256().substring(0, 12);
    }

    private static void reached(CrashStep step, CrashStep last) {
        if (step == CrashStep.READ_BACK) {
            say("kept");
        }
        if (step == last) {
            say("at " + step);
            forEver();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("only a kill ends this", e);
        }
    }
}
