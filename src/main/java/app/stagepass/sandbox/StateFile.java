package app.stagepass.sandbox;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.sandbox.World.Access;
import app.stagepass.sandbox.World.Link;
import app.stagepass.sandbox.World.Refresh;
import app.stagepass.token.ClientId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps links and tokens, as hashes, from one run to the next. */
final class StateFile {

    private static final Logger LOG = System.getLogger(StateFile.class.getName());
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicFile file;

    StateFile(AtomicFile file) {
        this.file = file;
    }

    /** A file that cannot be understood is set aside: a sandbox that starts afresh is better than none. */
    void readInto(World world) {
        try {
            Optional<byte[]> bytes = file.read();
            if (bytes.isEmpty()) {
                return;
            }
            JsonNode root = JSON.readTree(bytes.get());
            for (JsonNode node : root.path("agreed")) {
                world.agreed.put(link(node), scopes(node));
            }
            for (JsonNode node : root.path("access")) {
                String end = node.path("end").asString("");
                world.access.put(node.path("hash").asString(), new Access(link(node), scopes(node),
                        end.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(end)),
                        node.path("refresh").asString()));
            }
            for (JsonNode node : root.path("refresh")) {
                world.refresh.put(node.path("hash").asString(),
                        new Refresh(link(node), scopes(node), node.path("spent").asBoolean()));
            }
        } catch (IOException | JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            LOG.log(Level.WARNING, "the sandbox forgot its state: {0}", e.getClass().getSimpleName());
            try {
                file.setAside(world.now());
            } catch (IOException notMoved) {
                LOG.log(Level.WARNING, "nor can it be set aside: {0}", notMoved.getClass().getSimpleName());
            }
        }
    }

    void write(World world) {
        ObjectNode root = JSON.createObjectNode().put("version", 1);
        ArrayNode agreed = root.putArray("agreed");
        world.agreed.forEach((link, scopes) -> put(agreed.addObject(), link, scopes));
        ArrayNode access = root.putArray("access");
        world.access.forEach((hash, token) -> put(access.addObject(), token.link(), token.scopes()).put("hash", hash)
                .put("end", token.expiresAt().map(Instant::toString).orElse("")).put("refresh", token.refreshHash()));
        ArrayNode refresh = root.putArray("refresh");
        world.refresh.forEach((hash, token) -> put(refresh.addObject(), token.link(), token.scopes()).put("hash", hash)
                .put("spent", token.spent()));
        try {
            file.replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
        } catch (NotWrittenException e) {
            LOG.log(Level.WARNING, "the sandbox will not remember: {0}", e.getMessage());
        }
    }

    private static ObjectNode put(ObjectNode node, Link link, SortedSet<String> scopes) {
        ArrayNode list = node.put("client", link.client().value()).put("user", link.userId()).putArray("scopes");
        scopes.forEach(list::add);
        return node;
    }

    private static Link link(JsonNode node) {
        return new Link(new ClientId(node.path("client").asString()), node.path("user").asString());
    }

    private static SortedSet<String> scopes(JsonNode node) {
        SortedSet<String> scopes = new TreeSet<>();
        node.path("scopes").forEach(scope -> scopes.add(scope.asString()));
        return scopes;
    }
}
