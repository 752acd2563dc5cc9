package app.stagepass.watch;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.Argon2Cost;
import app.stagepass.vault.MoveFile;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A streamer with two logins, an old computer and a new one, and a stick between them. */
abstract class TwoComputers {

    static final String SETTINGS = "{\"theme\":\"dark\"}";

    @TempDir
    Path stick;

    House old;
    House fresh;
    ClientRegistration open;
    CredentialId owl;
    CredentialId bot;

    @BeforeEach
    void a_streamer_with_a_reusable_and_a_bot_with_a_one_time_refresh_token() throws Exception {
        old = new House();
        open = House.registration("publicapp", ClientType.PUBLIC);
        old.vault.register(open, Optional.empty());
        owl = old.connected(House.OWL);
        bot = ((SignInResult.Connected) old.signIn(open, House.BOT, House.CHAT, Optional.empty())).id();
        fresh = old.anotherComputer();
    }

    static Moving movingFrom(House house) {
        return new Moving(house.credentials, house.vault,
                new MoveFile(new Argon2Cost(8, 1, 1), new SecureRandom()), house.clock);
    }

    Path file() {
        return stick.resolve("everything.stagepass");
    }

    static char[] passphrase() {
        return "Klavier-Regen_77 Laterne".toCharArray();
    }

    Packed pack() throws VaultException {
        return movingFrom(old).pack(file(), passphrase(), SETTINGS);
    }

    Arrived unpack() throws VaultException {
        return movingFrom(fresh).unpack(movingFrom(fresh).open(file(), passphrase()));
    }

    void unpackedOnce() throws VaultException {
        pack();
        unpack();
    }
}
