package app.stagepass.sandbox;

import app.stagepass.sandbox.World.Access;
import app.stagepass.sandbox.World.Code;
import app.stagepass.sandbox.World.Device;
import app.stagepass.sandbox.World.Link;
import app.stagepass.sandbox.World.Refresh;
import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientType;
import app.stagepass.token.RefreshToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /oauth2/token}: authorization code, device code, refresh token and client credentials, with Twitch's own answers. */
final class TokenEndpoint {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ACCESS_LENGTH = 30;
    private static final int REFRESH_LENGTH = 50;
    /** Of one refresh token, at the same time (Twitch page "Refreshing Access Tokens"). */
    private static final int MOST_ACCESS_TOKENS = 50;

    private final World world;
    private final Counters counters;
    private final Supplier<Switches> switches;
    private final DeviceEndpoint devices;

    TokenEndpoint(World world, Counters counters, Supplier<Switches> switches, DeviceEndpoint devices) {
        this.world = world;
        this.counters = counters;
        this.switches = switches;
        this.devices = devices;
    }

    Reply answer(Map<String, String> form) {
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(form);
            case "client_credentials" -> clientCredentials(form);
            case "urn:ietf:params:oauth:grant-type:device_code" -> device(form);
            case "" -> Reply.error(400, "missing grant type");
            default -> Reply.error(400, "invalid grant type");
        };
    }

    private Reply exchange(Map<String, String> form) {
        counters.count(Counters.Event.EXCHANGE);
        Optional<SandboxClient> client = client(form);
        if (client.isEmpty()) {
            return Reply.error(400, "invalid client");
        }
        if (client.get().type() == ClientType.PUBLIC) {
            return publicClientRefused(form);
        }
        Optional<Reply> refused = refusedSecret(client.get(), form);
        if (refused.isPresent()) {
            return refused.get();
        }
        String codeHash = World.hash(form.getOrDefault("code", ""));
        Code code = world.codes.get(codeHash);
        if (code == null || !code.link().client().equals(client.get().id())
                || !world.isAhead(Optional.of(code.expiresAt()))) {
            counters.count(Counters.Event.CODE_REFUSED);
            return Reply.error(400, "Invalid authorization code");
        }
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            return Reply.error(400, "Parameter redirect_uri does not match registeredURI");
        }
        world.codes.remove(codeHash);
        counters.count(Counters.Event.CODE_SPENT);
        return issue(client.get(), code.link(), code.scopes(), Optional.empty());
    }

    /** No secret is asked for here, of a confidential client either; its refresh needs one. */
    private Reply device(Map<String, String> form) {
        counters.count(Counters.Event.DEVICE_POLL);
        String hash = World.hash(form.getOrDefault("device_code", ""));
        Optional<Device> device = client(form).flatMap(client -> Optional.ofNullable(world.devices.get(hash))
                .filter(one -> one.client().id().equals(client.id())));
        Optional<Reply> waiting = devices.waiting(device);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        Device approved = device.orElseThrow();
        if (!(approved.answer() instanceof Device.Answer.Approved by)) {
            throw new IllegalStateException("not approved");
        }
        world.devices.remove(hash);
        counters.count(Counters.Event.DEVICE_SPENT);
        return issue(approved.client(), by.link(), approved.scopes(), Optional.empty());
    }

    private Reply refresh(Map<String, String> form) {
        counters.count(Counters.Event.REFRESH);
        Optional<SandboxClient> client = client(form);
        if (client.isEmpty()) {
            return Reply.error(400, "invalid client");
        }
        if (client.get().type() == ClientType.CONFIDENTIAL) {
            Optional<Reply> refused = refusedSecret(client.get(), form);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        String sent = form.getOrDefault("refresh_token", "");
        if (sent.isEmpty()) {
            return Reply.error(400, "missing refresh token");
        }
        String hash = World.hash(sent);
        Refresh token = world.refresh.get(hash);
        if (token == null || !token.link().client().equals(client.get().id())
                || !world.isAhead(token.expiresAt())) {
            counters.count(Counters.Event.REFRESH_REFUSED);
            return Reply.error(400, "Invalid refresh token");
        }
        if (token.spent()) {
            counters.count(Counters.Event.REFRESH_REFUSED);
            counters.count(Counters.Event.SPENT_REFRESH_RESENT);
            world.cut(token.link()::equals);
            return Reply.error(400, "Invalid refresh token");
        }
        if (client.get().type() == ClientType.PUBLIC) {
            world.refresh.put(hash, new Refresh(token.link(), token.scopes(), true, token.expiresAt()));
            world.endAccess(access -> access.refreshHash().equals(hash));
        } else if (switches.get().rotateConfidential()) {
            world.refresh.remove(hash);
        } else {
            return isFull(hash)
                    // Nobody published what Twitch says here.
                    ? Reply.error(400, "too many access tokens for this refresh token")
                    : issue(client.get(), token.link(), token.scopes(), Optional.of(sent));
        }
        return issue(client.get(), token.link(), token.scopes(), Optional.empty());
    }

    /** Makes room where the switch says so. */
    private boolean isFull(String refreshHash) {
        List<String> living = world.access.entrySet().stream()
                .filter(entry -> entry.getValue().refreshHash().equals(refreshHash) && world.isLive(entry.getValue()))
                .map(Map.Entry::getKey).toList();
        if (living.size() < MOST_ACCESS_TOKENS) {
            return false;
        }
        if (switches.get().fiftyFirst() == Switches.FiftyFirst.FAILS) {
            return true;
        }
        world.access.remove(living.getFirst()); // the map keeps the order of issue
        return false;
    }

    private Reply clientCredentials(Map<String, String> form) {
        counters.count(Counters.Event.CLIENT_CREDENTIALS);
        Optional<SandboxClient> client = client(form);
        if (client.isEmpty()) {
            return Reply.error(400, "invalid client");
        }
        if (client.get().type() == ClientType.PUBLIC) {
            return publicClientRefused(form);
        }
        Optional<Reply> refused = refusedSecret(client.get(), form);
        if (refused.isPresent()) {
            return refused.get();
        }
        String token = world.randomText(ACCESS_LENGTH);
        int seconds = world.randomBetween(4_990_000, 5_090_000);
        world.access.put(World.hash(token),
                new Access(new Link(client.get().id(), ""), World.scopes(List.of()),
                        Optional.of(world.now().plusSeconds(seconds)), ""));
        return Reply.json(200, JSON.createObjectNode().put("access_token", token).put("expires_in", seconds)
                .put("token_type", "bearer").toString());
    }

    /** Twitch lets a public client walk through consent and refuses it only here. */
    private static Reply publicClientRefused(Map<String, String> form) {
        return Reply.error(400,
                form.containsKey("client_secret") ? "Invalid client credentials" : "missing client secret");
    }

    private Optional<SandboxClient> client(Map<String, String> form) {
        return world.client(form.getOrDefault("client_id", ""));
    }

    private Optional<Reply> refusedSecret(SandboxClient client, Map<String, String> form) {
        String secret = form.get("client_secret");
        if (secret == null || secret.isEmpty()) {
            return Optional.of(Reply.error(400, "missing client secret"));
        }
        if (!World.hash(secret).equals(world.secretHashes.get(client.id()))) {
            counters.count(Counters.Event.WRONG_SECRET);
            return Optional.of(Reply.error(403, "invalid client secret"));
        }
        return Optional.empty();
    }

    /** @param kept the refresh token that goes on being good; else a new one is made */
    private Reply issue(SandboxClient client, Link link, SortedSet<String> scopes, Optional<String> kept) {
        Switches now = switches.get();
        int seconds = now.lifetimeSeconds() >= 0 ? now.lifetimeSeconds() : world.randomBetween(13_600, 15_200);
        Pair pair = pair(client, link, scopes, kept, seconds);
        ObjectNode reply = JSON.createObjectNode().put("access_token", pair.access().reveal())
                .put("expires_in", seconds).put("refresh_token", pair.refresh().reveal());
        if (!scopes.isEmpty()) { // Twitch leaves the key out where there are none
            switch (now.scopeForm()) {
                case ARRAY -> scopes.forEach(reply.putArray("scope")::add);
                case TEXT -> reply.put("scope", String.join(" ", scopes));
            }
        }
        return Reply.json(200, reply.put("token_type", "bearer").toString());
    }

    /** Straight from the consent page: there is nothing to renew it with. */
    AccessToken implicit(Link link, SortedSet<String> scopes) {
        AccessToken token = new AccessToken(world.randomText(ACCESS_LENGTH));
        int seconds = switches.get().lifetimeSeconds() >= 0
                ? switches.get().lifetimeSeconds()
                : world.randomBetween(13_600, 15_200);
        world.access.put(World.hash(token.reveal()), new Access(link, scopes,
                seconds == 0 ? Optional.empty() : Optional.of(world.now().plusSeconds(seconds)), ""));
        return token;
    }

    /** @param seconds the access token's lifetime; 0 for no end */
    Pair pair(SandboxClient client, Link link, SortedSet<String> scopes, Optional<String> kept, int seconds) {
        String token = world.randomText(ACCESS_LENGTH);
        String refresh = kept.orElseGet(() -> world.randomText(REFRESH_LENGTH));
        Optional<Instant> end = seconds == 0 ? Optional.empty() : Optional.of(world.now().plusSeconds(seconds));
        Optional<Instant> refreshEnd = client.type() == ClientType.PUBLIC
                ? Optional.of(world.now().plus(World.PUBLIC_REFRESH_LIFETIME))
                : Optional.empty();
        world.refresh.put(World.hash(refresh), new Refresh(link, scopes, false, refreshEnd));
        world.access.put(World.hash(token), new Access(link, scopes, end, World.hash(refresh)));
        return new Pair(new AccessToken(token), new RefreshToken(refresh));
    }
}
