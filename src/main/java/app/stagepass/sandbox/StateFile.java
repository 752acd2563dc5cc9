package app.stagepass.sandbox;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.sandbox.World.Access;
import app.stagepass.sandbox.World.Link;
import app.stagepass.sandbox.World.Refresh;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientType;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private static final int VERSION = 2;

    private final AtomicFile file;

    StateFile(AtomicFile file) {
        this.file = file;
    }

    /** A file that cannot be understood is set aside: a sandbox that starts afresh is better than none. */
    void readInto(World world) {
        try {
            Optional<byte[]> bytes = file.read();
            if (bytes.isPresent()) {
                read(JSON.readTree(bytes.get()), world);
            }
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException e) {
            LOG.log(Level.WARNING, "the sandbox forgot its state: {0}", e.getClass().getSimpleName());
            world.clear();
            try {
                file.setAside(world.now());
            } catch (IOException notMoved) {
                LOG.log(Level.WARNING, "nor can it be set aside: {0}", notMoved.getClass().getSimpleName());
            }
        }
    }

    private static void read(JsonNode root, World world) {
        if (root.path("version").asInt(0) != VERSION) {
            throw new IllegalArgumentException("another version");
        }
        for (JsonNode node : root.path("clients")) {
            List<String> redirectUris = new ArrayList<>();
            node.path("redirectUris").forEach(uri -> redirectUris.add(uri.asString()));
            world.know(new SandboxClient(new ClientId(node.path("id").asString()), node.path("name").asString(),
                    ClientType.valueOf(node.path("type").asString()), redirectUris), node.path("hash").asString());
        }
        for (JsonNode node : root.path("agreed")) {
            world.agreed.put(link(node), scopes(node));
        }
        for (JsonNode node : root.path("access")) {
            world.access.put(node.path("hash").asString(),
                    new Access(link(node), scopes(node), end(node), node.path("refresh").asString()));
        }
        for (JsonNode node : root.path("refresh")) {
            world.refresh.put(node.path("hash").asString(),
                    new Refresh(link(node), scopes(node), node.path("spent").asBoolean(), end(node)));
        }
    }

    /** All but codes and open consent pages, which are over by the time that anybody has restarted. */
    void write(World world) {
        world.forgetTheDead();
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ArrayNode clients = root.putArray("clients");
        world.clients.values().forEach(client -> {
            ArrayNode uris = clients.addObject().put("id", client.id().value()).put("name", client.name())
                    .put("type", client.type().name()).put("hash", world.secretHashes.getOrDefault(client.id(), ""))
                    .putArray("redirectUris");
            client.redirectUris().forEach(uris::add);
        });
        ArrayNode agreed = root.putArray("agreed");
        world.agreed.forEach((link, scopes) -> put(agreed.addObject(), link, scopes));
        ArrayNode access = root.putArray("access");
        world.access.forEach((hash, token) -> put(access.addObject(), token.link(), token.scopes()).put("hash", hash)
                .put("end", text(token.expiresAt())).put("refresh", token.refreshHash()));
        ArrayNode refresh = root.putArray("refresh");
        world.refresh.forEach((hash, token) -> put(refresh.addObject(), token.link(), token.scopes()).put("hash", hash)
                .put("spent", token.spent()).put("end", text(token.expiresAt())));
        try {
            file.replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
        } catch (NotWrittenException e) {
            LOG.log(Level.WARNING, "the sandbox will not remember: {0}", e.problem());
        }
    }

    private static String text(Optional<Instant> end) {
        return end.map(Instant::toString).orElse("");
    }

    private static Optional<Instant> end(JsonNode node) {
        return Optional.of(node.path("end").asString("")).filter(end -> !end.isEmpty()).map(Instant::parse);
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
