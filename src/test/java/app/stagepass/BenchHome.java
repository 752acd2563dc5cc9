package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.log.Redactor;
import app.stagepass.oauth.OAuthException;
import app.stagepass.sandbox.Pair;
import app.stagepass.sandbox.SandboxClient;
import app.stagepass.sandbox.SandboxOptions;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import app.stagepass.watch.Admission;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * For the benchmarks: Twitch's stand-in in a process of its own, and a home with so many credentials, whose tokens are in the
 * keyring of the desktop that this runs on. Prints the flag with which to start the program, and stays until its input ends.
 */
public final class BenchHome {

    private static final List<String> ACCOUNTS = List.of("141981764", "733104221");
    private static final Set<String> SCOPES = Set.of("chat:read", "chat:edit", "bits:read");

    private BenchHome() {}

    public static void main(String[] arguments) throws Exception {
        Clock clock = Clock.systemUTC();
        try (SandboxServer twitch = SandboxServer
                .start(new SandboxOptions(0, Optional.empty(), clock, new SecureRandom()))) {
            AppFolders folders = Realm.sandboxFolders(System.getenv(), System.getProperty("os.name"),
                    Path.of(System.getProperty("user.home")));
            folders.create();
            Realm realm = Realm.sandbox(twitch.base(), twitch.controlPage(), folders);
            try (Wiring wiring = new Wiring(realm, Storage.ofSystem(realm), _ -> {
                throw new OAuthException.NoBrowser("none");
            }, new Redactor(), Locale.ENGLISH)) {
                for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                    keep(wiring, twitch, i, realm);
                }
            }
            IO.println("--sandbox=" + twitch.base());
            int end = System.in.read();
            IO.println(end);
        }
    }

    private static void keep(Wiring wiring, SandboxServer twitch, int number, Realm realm) throws Exception {
        ClientSecret secret = new ClientSecret("benchsecret00000000000000" + (10_000 + number));
        SandboxClient client = twitch.register("Tool " + (number + 1), ClientType.CONFIDENTIAL, secret,
                List.of(realm.redirectUri().value()));
        ClientRegistration application = new ClientRegistration(RegistrationId.random(), "Tool " + (number + 1),
                client.id(), ClientType.CONFIDENTIAL, realm.redirectUri());
        wiring.registrations.save(application, Optional.of(secret));
        String user = ACCOUNTS.get(number % ACCOUNTS.size());
        Pair pair = twitch.grant(client, user, SCOPES);
        Instant now = wiring.clock.instant();
        TreeSet<Scope> scopes = new TreeSet<>(SCOPES.stream().map(Scope::new).toList());
        wiring.admission.keepAsNew(new Admission.Candidate(application, Account.of(user, "account" + number),
                TokenKind.USER, new TokenSet(pair.access(), Optional.of(pair.refresh()), scopes, now,
                        Optional.of(now.plus(Duration.ofHours(4)))),
                now, Duration.ofMillis(1), scopes));
    }
}
