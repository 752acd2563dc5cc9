package app.stagepass.sandbox;

import app.stagepass.token.ClientId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What the stand-in knows: clients, links between accounts and clients, and tokens. Secrets are known by their SHA-256 only, so
 * that neither its file nor its memory gives one away. Not thread-safe; {@link SandboxServer} lets one request in at a time.
 */
final class World {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    final Map<ClientId, SandboxClient> clients = new LinkedHashMap<>();
    final Map<ClientId, String> secretHashes = new LinkedHashMap<>();
    final Map<String, Code> codes = new LinkedHashMap<>();
    final Map<String, Access> access = new LinkedHashMap<>();
    final Map<String, Refresh> refresh = new LinkedHashMap<>();
    /** Who agreed to what; without {@code force_verify} such a person is not asked again. */
    final Map<Link, SortedSet<String>> agreed = new LinkedHashMap<>();

    private final Clock clock;
    private final RandomGenerator random;

    record Link(ClientId client, String userId) {}

    record Code(Link link, SortedSet<String> scopes, String redirectUri) {}

    /** An access token; {@code expiresAt} empty for one that does not end. */
    record Access(Link link, SortedSet<String> scopes, Optional<Instant> expiresAt, String refreshHash) {}

    record Refresh(Link link, SortedSet<String> scopes, boolean spent) {}

    World(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String randomText(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    int randomBetween(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    Instant now() {
        return clock.instant();
    }

    static SortedSet<String> scopes(Collection<String> scopes) {
        return new TreeSet<>(scopes);
    }

    boolean isLive(Access token) {
        return token.expiresAt().map(now()::isBefore).orElse(true);
    }

    /** Ends access tokens, leaving refresh tokens alone. */
    int endAccess(Predicate<Access> which) {
        List<String> ended = access.entrySet().stream().filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey).toList();
        ended.forEach(access::remove);
        return ended.size();
    }

    /** The person disconnected the application, or Twitch did after a spent one-time token came back: everything dies. */
    void cut(Predicate<Link> which) {
        access.values().removeIf(token -> which.test(token.link()));
        refresh.values().removeIf(token -> which.test(token.link()));
        codes.values().removeIf(code -> which.test(code.link()));
        agreed.keySet().removeIf(which);
    }

    /** What a request calls {@code client_id}. */
    Optional<SandboxClient> client(String id) {
        return ClientId.isWellFormed(id) ? Optional.ofNullable(clients.get(new ClientId(id))) : Optional.empty();
    }
}
