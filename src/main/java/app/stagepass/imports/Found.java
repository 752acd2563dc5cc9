package app.stagepass.imports;

import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientId;
import app.stagepass.token.RefreshToken;
import java.util.Optional;

/**
 * A token as another tool kept it. Nothing of it is checked yet.
 *
 * @param client  the application that it says it is of
 * @param userId  the account that it says it is of
 * @param origin  what wrote it
 */
public record Found(AccessToken access, Optional<RefreshToken> refresh, Optional<ClientId> client,
        Optional<String> userId, Origin origin) {

    /** Whose format it is. */
    public enum Origin {
        /** Writes no client ID; its applications have a secret, without which it does not start. */
        TWITCHIO, TWITCH_CLI, CHATTERINO, OTHER
    }
}
