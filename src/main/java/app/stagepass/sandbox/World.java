package app.stagepass.sandbox;

import app.stagepass.token.ClientId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
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
import java.util.stream.Stream;

/**
 * What the stand-in knows: clients, links between accounts and clients, and tokens. Secrets are known by their SHA-256 only, so
 * that neither its file nor its memory gives one away. Not thread-safe; {@link SandboxServer} lets one request in at a time.
 */
final class World {

    /** Not documented by Twitch; the longest that RFC 6749 section 4.1.2 recommends. */
    static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    /** Of a public client's refresh token (Twitch page "Refreshing Access Tokens"). */
    static final Duration PUBLIC_REFRESH_LIFETIME = Duration.ofDays(30);

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    final Map<ClientId, SandboxClient> clients = new LinkedHashMap<>();
    final Map<ClientId, String> secretHashes = new LinkedHashMap<>();
    final Map<String, Code> codes = new LinkedHashMap<>();
    final Map<String, Access> access = new LinkedHashMap<>();
    final Map<String, Refresh> refresh = new LinkedHashMap<>();
    final Map<String, Device> devices = new LinkedHashMap<>();
    /** Who agreed to what; without {@code force_verify} such a person is not asked again. */
    final Map<Link, SortedSet<String>> agreed = new LinkedHashMap<>();

    private final Clock clock;
    private final RandomGenerator random;

    record Link(ClientId client, String userId) {}

    record Code(Link link, SortedSet<String> scopes, String redirectUri, Instant expiresAt) {}

    /** A device that waits for approval. */
    static final class Device {

        private final SandboxClient client;
        private final SortedSet<String> scopes;
        private final String userCode;
        private final Instant expiresAt;
        private Answer answer = new Answer.Pending();

        /** What the person said. */
        sealed interface Answer {

            record Pending() implements Answer {}

            record Approved(Link link) implements Answer {}

            record Denied() implements Answer {}
        }

        Device(SandboxClient client, SortedSet<String> scopes, String userCode, Instant expiresAt) {
            this.client = client;
            this.scopes = scopes;
            this.userCode = userCode;
            this.expiresAt = expiresAt;
        }

        SandboxClient client() {
            return client;
        }

        SortedSet<String> scopes() {
            return scopes;
        }

        String userCode() {
            return userCode;
        }

        Instant expiresAt() {
            return expiresAt;
        }

        Answer answer() {
            return answer;
        }

        void answer(Answer said) {
            answer = said;
        }
    }

    /** An access token; {@code expiresAt} empty for one that does not end. */
    record Access(Link link, SortedSet<String> scopes, Optional<Instant> expiresAt, String refreshHash) {}

    /** A refresh token; a spent one is remembered, to know it when it comes back. */
    record Refresh(Link link, SortedSet<String> scopes, boolean spent, Optional<Instant> expiresAt) {}

    World(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** @param secretHash empty for a client that has no secret */
    void know(SandboxClient client, String secretHash) {
        clients.put(client.id(), client);
        if (secretHash.isEmpty()) {
            secretHashes.remove(client.id());
        } else {
            secretHashes.put(client.id(), secretHash);
        }
    }

    void clear() {
        Stream.of(clients, secretHashes, codes, access, refresh, devices, agreed).forEach(Map::clear);
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

    String randomCapitals(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('A' + random.nextInt(26)));
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
        return isAhead(token.expiresAt());
    }

    boolean isAhead(Optional<Instant> end) {
        return end.map(now()::isBefore).orElse(true);
    }

    /** Drops what nobody can tell from something that never was. */
    void forgetTheDead() {
        access.values().removeIf(token -> !isLive(token));
        refresh.values().removeIf(token -> !isAhead(token.expiresAt()));
        codes.values().removeIf(code -> !now().isBefore(code.expiresAt()));
        devices.values().removeIf(device -> !now().isBefore(device.expiresAt()));
    }

    /** Once more, or to more than before. */
    void agree(Link link, SortedSet<String> scopes) {
        agreed.merge(link, scopes, (before, now) -> {
            SortedSet<String> union = scopes(before);
            union.addAll(now);
            return union;
        });
    }

    /** Ends access tokens, leaving refresh tokens alone. */
    int endAccess(Predicate<Access> which) {
        List<String> ended = access.entrySet().stream().filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey).toList();
        ended.forEach(access::remove);
        return ended.size();
    }

    /** Every token dies; what was agreed to stays. */
    void kill(Predicate<Link> which) {
        access.values().removeIf(token -> which.test(token.link()));
        refresh.values().removeIf(token -> which.test(token.link()));
        codes.values().removeIf(code -> which.test(code.link()));
    }

    /** The person disconnected the application, or Twitch did after a spent one-time token came back: everything dies. */
    void cut(Predicate<Link> which) {
        kill(which);
        agreed.keySet().removeIf(which);
    }

    /** What a request calls {@code client_id}. */
    Optional<SandboxClient> client(String id) {
        return ClientId.isWellFormed(id) ? Optional.ofNullable(clients.get(new ClientId(id))) : Optional.empty();
    }
}
