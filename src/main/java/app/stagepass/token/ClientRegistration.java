package app.stagepass.token;

/**
 * An application registered in Twitch's developer console, as the person told us of it. Its secret is in the keyring only.
 *
 * @param name what the person calls it
 */
public record ClientRegistration(RegistrationId id, String name, ClientId clientId, ClientType type,
        RedirectUri redirectUri) {

    public ClientRegistration {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a registration needs a name");
        }
    }
}
