package app.stagepass.imports;

import app.stagepass.imports.Found.Origin;
import app.stagepass.imports.NotTokens.Why;
import app.stagepass.token.LiveSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * TwitchIO's file, {@code {"141981764":{"user_id":"141981764","token":"…","refresh":"…","last_validated":"…"}}}; a token request's
 * answer (RFC 6749 section 5.1), also as libraries spell it; and lists of either.
 */
final class JsonTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LiveSecrets live;
    private final List<Found> found = new ArrayList<>();
    private boolean known;
    private boolean secret;
    private boolean refresh;

    private JsonTokens(LiveSecrets live) {
        this.live = live;
    }

    static List<Found> read(String text, LiveSecrets live) throws NotTokens {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) { // without a cause: its text may quote what is inside
            throw new NotTokens(Why.BROKEN);
        }
        JsonTokens reader = new JsonTokens(live);
        reader.take(root);
        if (reader.found.isEmpty()) {
            throw new NotTokens(reader.refresh
                    ? Why.REFRESH_ALONE
                    : reader.secret ? Why.CLIENT_SECRET : reader.known ? Why.NO_TOKEN : Why.FOREIGN);
        }
        return reader.found;
    }

    private void take(JsonNode root) {
        if (root.isArray()) {
            root.values().forEach(one -> one(one, Origin.OTHER));
            return;
        }
        one(root, Origin.OTHER);
        if (found.isEmpty()) {
            for (Map.Entry<String, JsonNode> entry : root.properties()) {
                JsonNode value = entry.getValue();
                one(value, value.has("token") && value.has("refresh") ? Origin.TWITCHIO : Origin.OTHER);
            }
        }
    }

    private void one(JsonNode node, Origin origin) {
        if (!node.isObject()) {
            return;
        }
        Fields fields = new Fields();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isString() || entry.getValue().isIntegralNumber()) {
                fields.put(entry.getKey(), entry.getValue().asString());
            }
        }
        fields.found(origin, live).ifPresent(found::add);
        known |= fields.isKnown();
        secret |= fields.hasSecret();
        refresh |= fields.hasRefresh();
    }
}
