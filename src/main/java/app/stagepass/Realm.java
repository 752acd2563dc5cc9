package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.token.RedirectUri;
import app.stagepass.twitch.TwitchEndpoints;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The world that the program lives in, fixed at its start: Twitch's own, or a sandbox's. The two share nothing that the program
 * writes or reads: not a host, a keyring entry or a port. No flag, variable or setting changes the real one's hosts.
 *
 * @param keyringService  the name that its entries stand under in the keyring
 * @param redirectUri     what a new registration starts with
 * @param connectionsPage where a person disconnects an application
 */
record Realm(boolean isSandbox, TwitchEndpoints endpoints, String keyringService, AppFolders folders,
        RedirectUri redirectUri, URI connectionsPage) {

    private static final RedirectUri SANDBOX_REDIRECT = new RedirectUri("http://localhost:7279/oauth/callback");

    static Realm real(Map<String, String> environment, String osName, Path home) {
        return new Realm(false, TwitchEndpoints.TWITCH, "Stagepass",
                AppFolders.of(environment, osName, home, "stagepass"), RedirectUri.DEFAULT,
                URI.create("https://www.twitch.tv/settings/connections"));
    }

    /**
     * The folders alone, for they are needed before the stand-in runs. What the Java runtime writes when it dies goes to one folder
     * for both realms, for the start command names it.
     */
    static AppFolders sandboxFolders(Map<String, String> environment, String osName, Path home) {
        AppFolders own = AppFolders.of(environment, osName, home, "stagepass-sandbox");
        return new AppFolders(own.config(), own.data(), own.cache(), own.log(),
                AppFolders.of(environment, osName, home, "stagepass").crash(), own.runtime());
    }

    /**
     * A sandbox's.
     *
     * @param base            the stand-in's loopback address
     * @param connectionsPage its page for disconnecting
     */
    static Realm sandbox(URI base, URI connectionsPage, AppFolders folders) {
        return new Realm(true, new TwitchEndpoints(base.resolve("/oauth2"), base.resolve("/helix")),
                "Stagepass Sandbox", folders, SANDBOX_REDIRECT, connectionsPage);
    }
}
