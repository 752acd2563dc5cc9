package app.stagepass.vault;

import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Secret;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How secrets are written in the keyring: one small JSON object with a version, an entry a credential. */
final class SecretEntry {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    private SecretEntry() {}

    static String of(KeptTokens tokens) {
        ObjectNode entry = JSON.createObjectNode().put("v", VERSION).put("access", tokens.access().reveal());
        tokens.refresh().ifPresent(refresh -> entry.put("refresh", refresh.reveal()));
        return entry.toString();
    }

    static String of(ClientSecret secret) {
        return JSON.createObjectNode().put("v", VERSION).put("secret", secret.reveal()).toString();
    }

    static KeptTokens tokens(String entry) throws VaultException {
        JsonNode object = parse(entry);
        Optional<RefreshToken> refresh = object.has("refresh")
                ? Optional.of(new RefreshToken(text(object, "refresh")))
                : Optional.empty();
        return new KeptTokens(new AccessToken(text(object, "access")), refresh);
    }

    static ClientSecret clientSecret(String entry) throws VaultException {
        return new ClientSecret(text(parse(entry), "secret"));
    }

    private static JsonNode parse(String entry) throws VaultException {
        JsonNode object;
        try {
            object = JSON.readTree(entry);
        } catch (JacksonException e) {
            throw new VaultException.Unreadable(); // without a cause: its text quotes the entry
        }
        if (object.path("v").asInt(0) != VERSION) {
            throw new VaultException.Unreadable();
        }
        return object;
    }

    private static String text(JsonNode object, String field) throws VaultException {
        String value = object.path(field).asString("");
        if (!Secret.isWellFormed(value)) {
            throw new VaultException.Unreadable();
        }
        return value;
    }
}
