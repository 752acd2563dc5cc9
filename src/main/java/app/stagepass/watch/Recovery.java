package app.stagepass.watch;

import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Renewing;
import app.stagepass.token.CredentialStatus.Unverified;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notices when an outage is over, so that nobody waits for the end of a long back-off: while the network is to blame one credential
 * is tried every ten seconds, and as soon as one gets through all that failed are wanted. Belongs to the ticker.
 */
final class Recovery {

    /** With what follows, all of a hundred are checked within a minute of the network's return. */
    static final Duration TRIED_EVERY = Duration.ofSeconds(10);
    /** A Twitch that answers every other request is not asked about everything each time. */
    static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    /** Of those that could not be checked, why; as it was before this tick. */
    private Map<CredentialId, Unverified> failing = new HashMap<>();
    private Instant nextTry = Instant.MIN;
    private Instant nextAll = Instant.MIN;

    /**
     * What is to be done now.
     *
     * @param all  those that are to be checked, because the outage is over
     * @param probe one to see with whether it is over
     */
    record Advice(List<CredentialId> all, Optional<CredentialId> probe) {}

    /** @param backwards whether the clock was set back, so that what was planned by it is void */
    Advice at(Instant now, List<CredentialSnapshot> credentials, boolean backwards) {
        if (backwards) {
            nextTry = Instant.MIN;
            nextAll = Instant.MIN;
        }
        boolean through = credentials.stream()
                .anyMatch(one -> failing.containsKey(one.id()) && isAnswered(one.status()));
        Set<CredentialId> known = credentials.stream().map(CredentialSnapshot::id).collect(Collectors.toSet());
        failing.keySet().retainAll(known);
        for (CredentialSnapshot one : credentials) {
            if (one.status() instanceof Unverified unverified) {
                failing.put(one.id(), unverified);
            } else if (isAnswered(one.status())) {
                failing.remove(one.id());
            }
        }
        List<CredentialSnapshot> waiting = credentials.stream().filter(one -> one.status() instanceof Unverified unsure
                && unsure.cause() != CredentialStatus.Trouble.RATE_LIMITED).toList();
        if (through && !waiting.isEmpty() && !now.isBefore(nextAll)) {
            nextAll = now.plus(AT_MOST_EVERY);
            return new Advice(waiting.stream().map(CredentialSnapshot::id).toList(), Optional.empty());
        }
        List<CredentialSnapshot> cutOff = waiting.stream()
                .filter(one -> isNetwork(((Unverified) one.status()).cause())).toList();
        if (cutOff.isEmpty() || now.isBefore(nextTry)) {
            return new Advice(List.of(), Optional.empty());
        }
        nextTry = now.plus(TRIED_EVERY);
        return new Advice(List.of(), cutOff.stream()
                .min(Comparator.comparing((CredentialSnapshot one) -> one.handedOverAt().isEmpty())
                        .thenComparing(one -> one.checkedAt().orElse(Instant.MIN)))
                .map(CredentialSnapshot::id));
    }

    private static boolean isAnswered(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Valid _,CredentialStatus.NeedsConsent _,CredentialStatus.Misconfigured _ -> true;
            case Checking _,Renewing _,Unverified _,CredentialStatus.Locked _,CredentialStatus.Moved _ -> false;
        };
    }

    private static boolean isNetwork(CredentialStatus.Trouble cause) {
        return switch (cause) {
            case OFFLINE, NAME_NOT_FOUND, TIMED_OUT, IPV6_ONLY, CERTIFICATE, CERTIFICATE_NOT_YET_VALID,
                    CERTIFICATE_EXPIRED, PROXY_AUTHENTICATION, PROXY_UNREACHABLE, PROXY_REFUSED, CAPTIVE_PORTAL ->
                true;
            // Who breaks connections off was reached, and may be Twitch.
            case CONNECTION_LOST, TWITCH_FAILING, RATE_LIMITED, UNEXPECTED_ANSWER, RENEWED_ELSEWHERE -> false;
        };
    }
}
