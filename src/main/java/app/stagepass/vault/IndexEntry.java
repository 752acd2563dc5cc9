package app.stagepass.vault;

import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Renewability;
import app.stagepass.token.Role;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One registration or credential in the index. Field by field on purpose: a record that gained a secret would not get into the
 * file by itself. Times are ISO 8601 in UTC; what is empty is left out. Readers throw some RuntimeException on what they cannot
 * read; writers leave alone the fields they do not know.
 */
final class IndexEntry {

    private IndexEntry() {}

    static ClientRegistration registration(JsonNode node) {
        return new ClientRegistration(new RegistrationId(text(node, "id")), text(node, "name"),
                new ClientId(text(node, "clientId")), ClientType.valueOf(name(node, "type")),
                new RedirectUri(text(node, "redirectUri")));
    }

    static void write(ClientRegistration registration, ObjectNode to) {
        to.put("id", registration.id().value());
        to.put("name", registration.name());
        to.put("clientId", registration.clientId().value());
        to.put("type", lower(registration.type()));
        to.put("redirectUri", registration.redirectUri().value());
    }

    static StoredCredential credential(JsonNode node) {
        JsonNode account = node.path("account");
        Credential credential = new Credential(new CredentialId(text(node, "id")), text(node, "label"),
                new RegistrationId(text(node, "registration")),
                new Account(text(account, "userId"), text(account, "login"), text(account, "displayName"),
                        optional(account, "avatar").map(URI::create)),
                TokenKind.valueOf(name(node, "kind")), scopes(node, "wantedScopes"), role(node));
        JsonNode facts = node.path("facts");
        return new StoredCredential(credential,
                new TokenFacts(scopes(facts, "scopes"), Instant.parse(text(facts, "issuedAt")),
                        time(facts, "expiresAt"),
                        renewability(facts, credential.kind()), time(facts, "validatedAt")),
                time(node, "handedOverAt"), truth(node, "revokedHere"));
    }

    static void write(StoredCredential stored, ObjectNode to) {
        Credential credential = stored.credential();
        to.put("id", credential.id().value());
        to.put("label", credential.label());
        to.put("registration", credential.registration().value());
        ObjectNode account = objectIn(to, "account");
        account.put("userId", credential.account().userId());
        account.put("login", credential.account().login());
        account.put("displayName", credential.account().displayName());
        put(account, "avatar", credential.account().avatar());
        to.put("kind", lower(credential.kind()));
        put(to, "wantedScopes", credential.wantedScopes());
        write(credential.role(), to);
        TokenFacts facts = stored.facts();
        ObjectNode node = objectIn(to, "facts");
        put(node, "scopes", facts.scopes());
        node.put("issuedAt", facts.issuedAt().toString());
        put(node, "expiresAt", facts.expiresAt());
        node.put("refreshable", facts.refreshable());
        put(node, "notRenewable", Optional.of(facts.renewability())
                .filter(why -> switch (why) {
                    case BY_REFRESH_TOKEN, BY_CLIENT_CREDENTIALS, NO_REFRESH_TOKEN -> false;
                    case REFUSED, IN_DOUBT, MOVED -> true;
                })
                .map(IndexEntry::lower));
        put(node, "validatedAt", facts.validatedAt());
        put(to, "handedOverAt", stored.handedOverAt());
        to.put("revokedHere", stored.revokedHere());
    }

    /** It came later than the rest; and one that a newer Stagepass knows is none to us. */
    private static Optional<Role> role(JsonNode node) {
        return Optional.of(node.path("role")).filter(JsonNode::isString).map(JsonNode::stringValue)
                .flatMap(name -> Arrays.stream(Role.values())
                        .filter(role -> lower(role).equals(name)).findFirst());
    }

    private static void write(Optional<Role> role, ObjectNode to) {
        if (role.isPresent() || role(to).isPresent()) { // else there is none, or one that is not ours to take away
            put(to, "role", role.map(IndexEntry::lower));
        }
    }

    /** The reason came later than the plain truth; where it is missing there is no refresh token, which an application needs none of. */
    private static Renewability renewability(JsonNode facts, TokenKind kind) {
        if (truth(facts, "refreshable")) {
            return Renewability.BY_REFRESH_TOKEN;
        }
        if (facts.has("notRenewable")) {
            return Renewability.valueOf(name(facts, "notRenewable"));
        }
        return switch (kind) {
            case USER -> Renewability.NO_REFRESH_TOKEN;
            case APP -> Renewability.BY_CLIENT_CREDENTIALS;
        };
    }

    private static ObjectNode objectIn(ObjectNode node, String field) {
        return node.get(field) instanceof ObjectNode known ? known : node.putObject(field);
    }

    private static void put(ObjectNode node, String field, Optional<?> value) {
        value.ifPresentOrElse(v -> node.put(field, v.toString()), () -> node.remove(field));
    }

    private static void put(ObjectNode node, String field, Set<Scope> scopes) {
        ArrayNode list = node.putArray(field);
        scopes.forEach(scope -> list.add(scope.value()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String name(JsonNode node, String field) {
        return text(node, field).toUpperCase(Locale.ROOT);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    private static boolean truth(JsonNode node, String field) {
        return node.required(field).booleanValue();
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    private static Optional<Instant> time(JsonNode node, String field) {
        return optional(node, field).map(Instant::parse);
    }

    private static SortedSet<Scope> scopes(JsonNode node, String field) {
        SortedSet<Scope> scopes = new TreeSet<>();
        node.required(field).values().forEach(scope -> scopes.add(new Scope(scope.stringValue())));
        return scopes;
    }
}
