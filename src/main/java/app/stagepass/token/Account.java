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

    /** An application, of its own token: it has no number and no login at Twitch, only its client ID. */
    public static Account ofApplication(ClientRegistration application) {
        String id = application.clientId().value();
        return new Account(id, id, application.name(), Optional.empty());
    }

    /** Whether it is an application. Accounts have numbers. */
    public boolean isApplication() {
        return userId.equals(login);
    }

    /** What {@code /validate} alone tells. */
    public static Account of(String userId, String login) {
        return new Account(userId, login, login, Optional.empty());
    }
}
