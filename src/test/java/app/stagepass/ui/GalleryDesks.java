package app.stagepass.ui;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.ClientType;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Role;
import app.stagepass.token.TokenSet;
import app.stagepass.watch.Labels;
import app.stagepass.token.CredentialId;
import app.stagepass.token.Renewability;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import app.stagepass.vault.VaultException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the window is to show in the pictures. */
final class GalleryDesks {

    private GalleryDesks() {}

    static void four(Desk desk) throws Exception {
        CredentialId owl = desk.signedIn(Desk.OWL, desk.app, "channel:read:subscriptions", "channel:manage:broadcast",
                "moderator:read:followers", "bits:read", "channel:read:stream_key", "clips:edit", "user:read:email");
        CredentialId bot = desk.signedIn(Desk.BOT, desk.app, "chat:read", "chat:edit");
        desk.signedIn(Desk.MIKA, desk.publicApp, "moderator:manage:banned_users", "moderator:read:chatters");
        CredentialId pixel = desk.signedIn(new Account("3321", "pixelpanda", "PixelPanda",
                Optional.of(URI.create("https://x.example/1"))), desk.app, "channel:bot");
        hours(desk, 15, owl, bot, pixel);
        desk.clock.forward(Duration.ofHours(2)); // the program is off
        hours(desk, 7, owl, bot, pixel);
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.TIMED_OUT, false));
        desk.validator.check(bot);
        desk.validator.check(bot);
        desk.clock.forward(Duration.ofMinutes(50));
        desk.restart();
        desk.validator.check(owl);
        desk.validator.check(pixel);
        desk.twitch.failNext(new OAuthException.InvalidToken(), new OAuthException.InvalidRefreshToken(400));
        desk.validator.check(bot);
    }

    /** One account under two applications of one name, roles, and a name that is too long for its badge. */
    static void roles(Desk desk) throws Exception {
        ClientRegistration other = Desk.registration("Overlay tools", "anotherclientid9x7z", ClientType.PUBLIC);
        desk.vault.register(other, Optional.empty());
        Labels labels = new Labels(desk.credentials, desk.vault);
        labels.giveRole(desk.connected(Desk.OWL, desk.app, "channel:read:subscriptions", "bits:read"),
                Optional.of(Role.BROADCASTER));
        labels.giveRole(desk.connected(Desk.OWL, other, "chat:read"), Optional.of(Role.BROADCASTER));
        labels.giveRole(desk.connected(Desk.BOT, desk.app, "chat:read", "chat:edit"), Optional.of(Role.BOT));
        labels.giveRole(desk.connected(new Account("77", "a_login_that_is_rather_long_x",
                "A Display Name That Really Goes On For Ever And Ever", Optional.empty()), desk.publicApp,
                "moderator:manage:banned_users"), Optional.of(Role.MODERATOR));
        desk.connected(Desk.MIKA, desk.publicApp, "moderator:read:chatters");
    }

    /** Hourly checks at ten past. */
    static void hours(Desk desk, int hours, CredentialId... ids) {
        for (int hour = 0; hour < hours; hour++) {
            for (CredentialId id : ids) {
                desk.validator.check(id);
            }
            desk.clock.forward(Duration.ofHours(1));
        }
    }

    static void unchecked(Desk desk) throws Exception {
        desk.signedIn(Desk.OWL, desk.app, "chat:read", "chat:edit");
    }

    /** A day with everything in it. */
    static void storm(Desk desk) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read", "chat:edit");
        desk.clock.forward(Duration.ofMinutes(10));
        hours(desk, 9, owl);
        desk.clock.forward(Duration.ofHours(3));
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.NAME_NOT_FOUND, false),
                new Unreachable(Unreachable.Reason.TIMED_OUT, false), new OAuthException.ServerFailing(503,
                        Optional.empty()));
        hours(desk, 3, owl);
        desk.twitch.failNext(new OAuthException.RateLimited(Optional.empty()));
        desk.validator.check(owl);
        hours(desk, 2, owl);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED);
        hours(desk, 1, owl);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.OPEN);
        hours(desk, 5, owl);
    }

    static void one(Desk desk) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read", "chat:edit", "whispers:read");
        desk.clock.forward(Duration.ofMinutes(20));
    }

    static void trouble(Desk desk) throws Exception {
        CredentialId first = desk.connected(Desk.OWL, desk.app, "chat:read", "future:scope:that_is_new");
        CredentialId second = desk.connected(new Account("77", "a_login_that_is_rather_long_x",
                "A Display Name That Really Goes On For Ever And Ever", Optional.empty()), desk.app);
        CredentialId third = desk.connected(Desk.BOT, desk.publicApp, "chat:edit");
        desk.clock.forward(Duration.ofMinutes(50));
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.TIMED_OUT, false),
                new Unreachable(Unreachable.Reason.NAME_NOT_FOUND, false));
        desk.validator.check(first);
        desk.validator.check(second);
        desk.keyring.absent(Missing.SECRET_SERVICE);
        desk.validator.check(third);
    }

    /** A file with one of everything. */
    static void imports(Desk desk) throws Exception {
        one(desk);
        ClientRegistration stranger = Desk.registration("Somebody’s", "strangerclientstrangerclient12",
                ClientType.PUBLIC);
        StringBuilder file = new StringBuilder("{");
        file.append(entry("1", desk.elsewhere(Desk.BOT, desk.app, "chat:read", "chat:edit")));
        file.append(',').append(entry("9021", desk.elsewhere(Desk.MIKA, desk.publicApp, "moderator:read:chatters")));
        file.append(',').append(entry("3", desk.elsewhere(Desk.OWL, desk.app, "chat:read")));
        file.append(',').append(entry("4", desk.elsewhere(new Account("77", "a_login_that_is_rather_long_x",
                "A Display Name That Really Goes On For Ever And Ever", Optional.empty()), stranger, "chat:read")));
        file.append(",\"5\":{\"token\":\"endedlongagoendedlongago123456\"}}");
        desk.saveTo = Optional.of(Files.writeString(Files.createTempDirectory("gallery").resolve(".tio.tokens.json"),
                file));
    }

    static void goodImport(Desk desk) throws Exception {
        one(desk);
        desk.saveTo = Optional.of(Files.writeString(Files.createTempDirectory("gallery").resolve(".tio.tokens.json"),
                "{" + entry("555", desk.elsewhere(Desk.BOT, desk.app, "chat:read", "chat:edit")) + "}"));
    }

    private static String entry(String key, TokenSet tokens) {
        return "\"%s\":{\"user_id\":\"%s\",\"token\":\"%s\",\"refresh\":\"%s\"}".formatted(key, key,
                tokens.access().reveal(), tokens.refresh().orElseThrow().reveal());
    }

    static void openFile(Desk desk) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read", "chat:edit");
        desk.inFile = true;
        desk.keyringName = "Encrypted file";
        desk.otherKeyring = Optional.of("GNOME Keyring");
    }

    static void noWayBack(Desk desk) throws Exception {
        openFile(desk);
        desk.noWayBack = Optional.of(new VaultException.NotKept());
    }

    static void lockedFile(Desk desk) throws Exception {
        openFile(desk);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED_FOR_GOOD);
        desk.keyring.lockVisibly(true);
    }

    static void damagedFile(Desk desk) throws Exception {
        openFile(desk);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED_FOR_GOOD);
        desk.keyring.lockVisibly(true);
        desk.notRead = Optional.of(new VaultException.FileNotRead(
                Path.of("/home/owl/.local/share/stagepass/secrets.vault"), VaultException.FileNotRead.Why.DAMAGED));
    }

    static void many(Desk desk) throws Exception {
        for (int i = 1; i <= 40; i++) {
            CredentialId id = desk.signedIn(new Account("10" + i, "streamer_" + i, "Streamer " + i,
                    Optional.empty()), i % 3 == 0 ? desk.publicApp : desk.app, "chat:read", "chat:edit", "bits:read");
            if (i % 5 != 0) {
                desk.validator.check(id);
            }
        }
    }

    /** One lives on another computer now; a file has been chosen for the rest. */
    static void moved(Desk desk) throws Exception {
        CredentialId bot = desk.connected(Desk.BOT, desk.publicApp, "chat:read", "chat:edit");
        desk.connected(Desk.OWL, desk.app, "chat:read", "bits:read");
        with(desk, bot, Renewability.MOVED);
        desk.validator.check(bot);
        desk.move.moving.add("NightOwl Bot");
        desk.saveTo = Optional.of(Path.of("/media/owl/stick/stagepass-2026-11-22.stagepass"));
    }

    /** A renewal was interrupted, and the old token still serves. */
    static void worksForNow(Desk desk) throws Exception {
        CredentialId bot = desk.connected(Desk.BOT, desk.publicApp, "chat:read", "chat:edit");
        desk.connected(Desk.OWL, desk.app, "chat:read", "bits:read");
        with(desk, bot, Renewability.IN_DOUBT);
        desk.validator.check(bot);
    }

    private static void with(Desk desk, CredentialId id, Renewability renewability) throws Exception {
        StoredCredential one = desk.vault.credential(id).orElseThrow();
        desk.vault
                .note(new StoredCredential(one.credential(), one.facts().with(renewability), Optional.empty(), false));
    }
}
