package app.stagepass.vault;

import app.stagepass.token.ClientRegistration;
import app.stagepass.vault.CredentialIndex.Contents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index as JSON: {@code {"version":1,"registrations":[…],"credentials":[…]}}. What is not understood survives a rewrite:
 * fields we do not know, and whole entries that we cannot read.
 */
final class IndexJson {

    static final int VERSION = 1;
    private static final String REGISTRATIONS = "registrations";
    private static final String CREDENTIALS = "credentials";

    private final ObjectNode root;
    private final Contents contents;
    private final List<JsonNode> strangeRegistrations = new ArrayList<>();
    private final List<JsonNode> strangeCredentials = new ArrayList<>();

    /** Reads what it can. */
    IndexJson(ObjectNode root) {
        this.root = root;
        contents = new Contents(
                read(REGISTRATIONS, IndexEntry::registration, r -> r.id().value(), strangeRegistrations),
                read(CREDENTIALS, IndexEntry::credential, c -> c.credential().id().value(), strangeCredentials));
    }

    static IndexJson empty() {
        return new IndexJson(JsonNodeFactory.instance.objectNode());
    }

    /** The format's version as the file says; empty if it says none, and so is no index. */
    static Optional<Integer> version(JsonNode root) {
        JsonNode version = root.path("version");
        return root.isObject() && version.isInt() && version.intValue() >= 1 && isList(root, REGISTRATIONS)
                && isList(root, CREDENTIALS) ? Optional.of(version.intValue()) : Optional.empty();
    }

    Contents contents() {
        return contents;
    }

    /** How many entries could not be read. */
    int strange() {
        return strangeRegistrations.size() + strangeCredentials.size();
    }

    /** The file's next state, with everything in it that we do not understand. */
    ObjectNode with(Contents next) {
        ObjectNode copy = root.deepCopy();
        copy.put("version", VERSION);
        copy.set(REGISTRATIONS, list(REGISTRATIONS, next.registrations(), (ClientRegistration r) -> r.id().value(),
                IndexEntry::write, strangeRegistrations));
        copy.set(CREDENTIALS, list(CREDENTIALS, next.credentials(), (StoredCredential c) -> c.credential().id().value(),
                IndexEntry::write, strangeCredentials));
        return copy;
    }

    private static boolean isList(JsonNode root, String field) {
        return root.path(field).isMissingNode() || root.path(field).isArray();
    }

    private <T> List<T> read(String field, Function<JsonNode, T> reader, Function<T, String> id,
            List<JsonNode> strange) {
        Map<String, T> entries = new LinkedHashMap<>();
        for (JsonNode node : root.path(field)) {
            T entry;
            try {
                entry = reader.apply(node);
            } catch (RuntimeException e) { // whatever is wrong with it, it is kept
                strange.add(node);
                continue;
            }
            if (entries.putIfAbsent(id.apply(entry), entry) != null) {
                strange.add(node);
            }
        }
        return List.copyOf(entries.values());
    }

    @FunctionalInterface
    private interface Writer<T> {

        void write(T entry, ObjectNode to);
    }

    private <T> ArrayNode list(String field, List<T> entries, Function<T, String> id, Writer<T> writer,
            List<JsonNode> strange) {
        Map<String, ObjectNode> before = new HashMap<>();
        for (JsonNode node : root.path(field)) {
            if (node instanceof ObjectNode object && !strange.contains(node)) {
                before.put(object.path("id").asString(""), object);
            }
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (T entry : entries) {
            ObjectNode known = before.get(id.apply(entry));
            writer.write(entry, known == null ? list.addObject() : addTo(list, known.deepCopy()));
        }
        strange.forEach(list::add);
        return list;
    }

    private static ObjectNode addTo(ArrayNode list, ObjectNode object) {
        list.add(object);
        return object;
    }
}
