package app.stagepass.vault;

import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.RefreshToken;
import app.stagepass.vault.EncryptedFile.NotUsable;
import app.stagepass.vault.Parcel.Application;
import app.stagepass.vault.Parcel.Login;
import app.stagepass.vault.VaultException.FileNotRead.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parcel as JSON, to be sealed at once: {@code {"version":1,"registrations":[…],"credentials":[…],"settings":{…}}}. Entries are
 * those of the index, with {@code secret} in a registration and {@code access} and {@code refresh} in a credential.
 */
final class ParcelJson {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private ParcelJson() {}

    static byte[] of(Parcel parcel) {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ArrayNode registrations = root.putArray("registrations");
        for (Application one : parcel.applications()) {
            ObjectNode node = registrations.addObject();
            IndexEntry.write(one.registration(), node);
            one.secret().ifPresent(secret -> node.put("secret", secret.reveal()));
        }
        ArrayNode credentials = root.putArray("credentials");
        for (Login one : parcel.logins()) {
            ObjectNode node = credentials.addObject();
            IndexEntry.write(one.credential(), node);
            node.put("access", one.tokens().access().reveal());
            one.tokens().refresh().ifPresent(refresh -> node.put("refresh", refresh.reveal()));
        }
        root.set("settings", JSON.readTree(parcel.settings()));
        return JSON.writeValueAsBytes(root);
    }

    /** @throws NotUsable if a newer Stagepass wrote it, or it is none of ours for all that it was sealed */
    static Parcel read(byte[] bytes) throws NotUsable {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root.required("version").intValue() > VERSION) {
                throw new NotUsable(Why.NEWER_VERSION);
            }
            List<Application> applications = new ArrayList<>();
            for (JsonNode node : root.required("registrations")) {
                requirePlain(node.required("name"));
                applications.add(new Application(IndexEntry.registration(node),
                        optional(node, "secret").map(ClientSecret::new)));
            }
            List<Login> logins = new ArrayList<>();
            for (JsonNode node : root.required("credentials")) {
                requirePlain(node.required("label"));
                requirePlain(node.required("account").required("login"));
                requirePlain(node.required("account").required("displayName"));
                logins.add(new Login(IndexEntry.credential(node),
                        new KeptTokens(new AccessToken(node.required("access").stringValue()),
                                optional(node, "refresh").map(RefreshToken::new))));
            }
            return new Parcel(applications, logins, root.required("settings").toString());
        } catch (RuntimeException e) { // without a cause: its text may quote what is inside
            throw new NotUsable(Why.DAMAGED);
        }
    }

    /** Names are shown in terminals too, where a control character could forge a line, and one that turns text around a name. */
    private static void requirePlain(JsonNode name) {
        if (name.stringValue().codePoints().anyMatch(one -> Character.isISOControl(one)
                || Character.getType(one) == Character.FORMAT || Character.getType(one) == Character.LINE_SEPARATOR
                || Character.getType(one) == Character.PARAGRAPH_SEPARATOR)) {
            throw new IllegalArgumentException("not a name");
        }
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return node.has(field) ? Optional.of(node.required(field).stringValue()) : Optional.empty();
    }
}
