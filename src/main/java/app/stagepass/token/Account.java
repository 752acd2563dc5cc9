package app.stagepass.token;

import java.net.URI;
import java.util.Optional;

/**
 * Who a token acts for.
 *
 * @param userId      Twitch's number for the account; it never changes
 * @param login       the name in addresses and chat, lower case; it can change
 * @param displayName the name as the person writes it
 * @param avatar      an https address on Twitch's image host, where known
 */
public record Account(String userId, String login, String displayName, Optional<URI> avatar) {

    /** What {@code /validate} alone tells. */
    public static Account of(String userId, String login) {
        return new Account(userId, login, login, Optional.empty());
    }
}
