package app.stagepass.sandbox;

import app.stagepass.sandbox.World.Access;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked about tokens that are there: validate, revoke, and Helix' users. */
final class TokenInfo {

    private static final JsonMapper JSON = new JsonMapper();

    private final World world;
    private final Counters counters;
    private final Supplier<Switches> switches;
    private final URI base;

    TokenInfo(World world, Counters counters, Supplier<Switches> switches, URI base) {
        this.world = world;
        this.counters = counters;
        this.switches = switches;
        this.base = base;
    }

    /** {@code GET /oauth2/validate}; takes {@code OAuth} and {@code Bearer}. */
    Reply validate(String authorization) {
        counters.count(Counters.Event.VALIDATE);
        Optional<String> sent = bearer(authorization);
        if (sent.isEmpty()) {
            return Reply.error(401, "missing authorization token");
        }
        Optional<Access> token = live(sent.get());
        if (token.isEmpty()) {
            counters.count(Counters.Event.VALIDATE_REFUSED);
            return Reply.error(401, "invalid access token");
        }
        ObjectNode reply = JSON.createObjectNode().put("client_id", token.get().link().client().value());
        Optional<SandboxAccount> account = SandboxAccount.withId(token.get().link().userId());
        reply.put("login", account.map(SandboxAccount::login).orElse(null));
        if (token.get().scopes().isEmpty()) {
            reply.putNull("scopes");
        } else {
            ArrayNode list = reply.putArray("scopes");
            token.get().scopes().forEach(list::add);
        }
        reply.put("user_id", account.map(SandboxAccount::userId).orElse(null));
        reply.put("expires_in",
                token.get().expiresAt().map(end -> Duration.between(world.now(), end).toSeconds()).orElse(0L));
        return Reply.json(200, reply.toString());
    }

    /** {@code POST /oauth2/revoke}: the refresh token survives it. */
    Reply revoke(Map<String, String> form) {
        counters.count(Counters.Event.REVOKE);
        String id = form.getOrDefault("client_id", "");
        if (world.client(id).isEmpty()) {
            return Reply.error(404, "client does not exist");
        }
        String sent = form.getOrDefault("token", "");
        Access token = world.access.get(World.hash(sent));
        if (token == null || !token.link().client().value().equals(id) || !world.isLive(token)) {
            return switches.get().revokeDeadAnswers200() ? Reply.empty(200) : Reply.error(400, "Invalid token");
        }
        counters.count(Counters.Event.REVOKED);
        world.access.remove(World.hash(sent));
        return Reply.empty(200);
    }

    /** {@code GET /helix/users} without parameters: the token's own account. */
    Reply users(String authorization, String clientId) {
        counters.count(Counters.Event.USERS);
        Optional<String> sent = bearer(authorization);
        if (sent.isEmpty()) {
            return helix(401, "Unauthorized", "OAuth token is missing");
        }
        Optional<Access> token = live(sent.get());
        if (token.isEmpty()) {
            return helix(401, "Unauthorized", "Invalid OAuth token");
        }
        if (clientId.isEmpty()) {
            return helix(401, "Unauthorized", "Client-Id header required");
        }
        if (!token.get().link().client().value().equals(clientId)) {
            return helix(401, "Unauthorized", "Client ID and OAuth token do not match");
        }
        Optional<SandboxAccount> account = SandboxAccount.withId(token.get().link().userId());
        if (account.isEmpty()) {
            return helix(400, "Bad Request", "Must provide an ID, Login or OAuth Token");
        }
        ObjectNode reply = JSON.createObjectNode();
        ObjectNode user = reply.putArray("data").addObject().put("id", account.get().userId())
                .put("login", account.get().login())
                .put("display_name", account.get().displayName()).put("type", "").put("broadcaster_type", "affiliate")
                .put("description", account.get().description())
                .put("profile_image_url", base.resolve("/avatars/" + account.get().userId() + ".png").toString())
                .put("offline_image_url", "").put("view_count", 0).put("created_at", "2016-12-14T20:32:28Z");
        if (token.get().scopes().contains("user:read:email")) {
            user.put("email", account.get().login() + "@sandbox.invalid");
        }
        return Reply.json(200, reply.toString());
    }

    private Optional<Access> live(String token) {
        return Optional.ofNullable(world.access.get(World.hash(token))).filter(world::isLive);
    }

    private static Optional<String> bearer(String authorization) {
        String[] parts = authorization.strip().split(" ", 2);
        boolean known = parts.length == 2
                && (parts[0].equalsIgnoreCase("oauth") || parts[0].equalsIgnoreCase("bearer"));
        return known && !parts[1].isBlank() ? Optional.of(parts[1].strip()) : Optional.empty();
    }

    private static Reply helix(int status, String error, String message) {
        return Reply.json(status, JSON.createObjectNode().put("error", error).put("status", status)
                .put("message", message).toString());
    }
}
