package app.stagepass.watch;

import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.Moved;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Renewing;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.watch.Incident.EndsSoon;
import app.stagepass.watch.Incident.KeyringClosed;
import app.stagepass.watch.Incident.NeedsYou;
import app.stagepass.watch.Incident.Outage;
import app.stagepass.watch.Incident.WrongApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads off the credentials' statuses what is wrong. To be checked once more neither begins nor ends an incident: only an answer
 * does. Remembers the last answers; not thread-safe.
 */
final class Incidents {

    /** A hiccup at Twitch is over by the second or third try, and nobody needs to hear of it. */
    static final Duration HICCUP = Duration.ofMinutes(1);
    /** Time enough to sign in again before a token ends that cannot be renewed. */
    static final Duration BEFORE_END = Duration.ofMinutes(30);

    /** The last status that said something, and since when it is of that kind. */
    private record Settled(CredentialStatus status, Instant since) {}

    private final Map<CredentialId, Settled> settled = new HashMap<>();

    /** All that is wrong now. */
    List<Incident> after(List<CredentialSnapshot> credentials, Instant now) {
        settled.keySet().retainAll(credentials.stream().map(CredentialSnapshot::id).collect(Collectors.toSet()));
        credentials.forEach(one -> settle(one, now));
        List<Incident> wrong = new ArrayList<>();
        closedKeyring(credentials).ifPresent(wrong::add);
        wrongApplications(credentials, wrong);
        for (CredentialSnapshot one : credentials) {
            ofOne(one, now).ifPresent(wrong::add);
        }
        outage(credentials, now).ifPresent(wrong::add);
        return wrong;
    }

    private void settle(CredentialSnapshot one, Instant now) {
        Optional<Settled> before = Optional.ofNullable(settled.get(one.id()));
        boolean says = switch (one.status()) {
            case Checking _,Renewing _ -> false;
            // That Twitch cannot be asked says nothing against what it said before.
            case Unverified _ -> before.map(Settled::status).filter(NeedsConsent.class::isInstance).isEmpty();
            case Valid _,NeedsConsent _,Misconfigured _,Locked _,Moved _ -> true;
        };
        if (says) {
            boolean same = before.filter(was -> was.status().getClass() == one.status().getClass()).isPresent();
            settled.put(one.id(), new Settled(one.status(), same ? before.get().since() : now));
        }
    }

    private Optional<CredentialStatus> statusOf(CredentialSnapshot one) {
        return Optional.ofNullable(settled.get(one.id())).map(Settled::status);
    }

    private Optional<Incident> ofOne(CredentialSnapshot one, Instant now) {
        return statusOf(one).flatMap(status -> switch (status) {
            // Who revoked it knows.
            case NeedsConsent consent when consent.reason() == CredentialStatus.Reason.REVOKED_HERE -> Optional.empty();
            case NeedsConsent _ -> Optional.of(new NeedsYou(one));
            case Locked locked when locked.why() == CredentialStatus.Keyring.UNREADABLE ->
                Optional.of(new NeedsYou(one));
            case Valid valid when !one.facts().comesAgain() -> valid.expiresAt()
                    .filter(end -> end.isBefore(now.plus(BEFORE_END))).map(end -> new EndsSoon(one, end));
            case Valid _,Locked _,Misconfigured _,Unverified _,Checking _,Renewing _,Moved _ -> Optional.empty();
        });
    }

    private void wrongApplications(List<CredentialSnapshot> credentials, List<Incident> wrong) {
        Map<Object, WrongApplication> byRegistration = new LinkedHashMap<>();
        for (CredentialSnapshot one : credentials) {
            if (statusOf(one).orElse(one.status()) instanceof Misconfigured misconfigured) {
                byRegistration.merge(one.credential().registration(),
                        new WrongApplication(one.registration(), misconfigured.field(), one, 1),
                        (first, _) -> new WrongApplication(first.registration(), first.field(), first.first(),
                                first.credentials() + 1));
            }
        }
        wrong.addAll(byRegistration.values());
    }

    private Optional<Incident> closedKeyring(List<CredentialSnapshot> credentials) {
        List<CredentialStatus.Keyring> closed = credentials.stream().map(this::statusOf).flatMap(Optional::stream)
                .filter(Locked.class::isInstance).map(one -> ((Locked) one).why())
                .filter(why -> why != CredentialStatus.Keyring.UNREADABLE).toList();
        return closed.isEmpty() ? Optional.empty() : Optional.of(new KeyringClosed(closed.getFirst(), closed.size()));
    }

    private Optional<Incident> outage(List<CredentialSnapshot> credentials, Instant now) {
        List<Settled> unsure = credentials.stream().map(one -> Optional.ofNullable(settled.get(one.id())))
                .flatMap(Optional::stream).filter(one -> one.status() instanceof Unverified).toList();
        return unsure.stream().filter(one -> !one.since().plus(HICCUP).isAfter(now)).findFirst()
                .map(first -> new Outage(((Unverified) first.status()).cause(), unsure.size()));
    }
}
