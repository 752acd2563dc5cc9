package app.stagepass.ui;

import app.stagepass.token.Credential;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.HourStrip;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes what a card shows from what is known of a credential. */
final class CardFaces {

    private final Words words;
    private final CheckLog history;
    private final Clock clock;

    CardFaces(Words words, CheckLog history, Clock clock) {
        this.words = words;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @param application what the application is called here
     * @param twin what tells it from another one that looks the same
     * @param busy what is being done to it right now, if anything
     * @param notRenewed whether the last wish for a new token came to nothing
     */
    CardFace of(CredentialSnapshot snapshot, Optional<String> application, Optional<Twins.Mark> twin,
            Optional<String> busy, Optional<CardModel.NotRenewed> notRenewed) {
        Credential credential = snapshot.credential();
        CredentialStatus status = snapshot.status();
        Light light = busy.map(_ -> Light.AMBER).orElseGet(() -> Light.of(status));
        String statusWords = busy.orElseGet(() -> words.statuses().of(status));
        String name = twin.map(mark -> words.text("dashboard.card.twin", credential.label(), mark.number()))
                .orElse(credential.label());
        String handle = handle(credential);
        String left = left(snapshot);
        String plain = subtitle(snapshot, application);
        String subtitle = twin.map(mark -> subtitle(plain, mark)).orElse(plain);
        StripFace strip = strip(snapshot);
        String checks = notRenewed.filter(_ -> maybeAlive(status)).map(this::notRenewed)
                .orElseGet(() -> checks(snapshot));
        String spokenHandle = credential.role().map(role -> words.text("dashboard.card.spoken-role", handle,
                RoleNames.of(words, role))).orElse(handle);
        return new CardFace(credential.account(), name, handle, credential.role(), subtitle, light, statusWords,
                List.copyOf(snapshot.facts().scopes()), left, share(snapshot), checks, strip,
                words.text("dashboard.card.spoken", name, spokenHandle, statusWords, left.isEmpty()
                        ? words.text("details.over")
                        : left, checks, subtitle, String.join(". ", strip.summary())));
    }

    Instant now() {
        return clock.instant();
    }

    private String notRenewed(CardModel.NotRenewed last) {
        return words.text("dashboard.card.not-renewed", words.times().at(last.at()), last.why());
    }

    private StripFace strip(CredentialSnapshot snapshot) {
        HourStrip strip = history.strip(snapshot.id(), words.times().zone());
        return new StripFace(strip.hours().stream().map(HourStrip.Hour::mark).toList(), words.history().of(strip));
    }

    static String handle(Credential credential) {
        return credential.kind() == TokenKind.APP ? "" : "@" + credential.account().login();
    }

    private String subtitle(CredentialSnapshot snapshot, Optional<String> application) {
        return words.text(snapshot.credential().kind() == TokenKind.USER
                ? "dashboard.card.user-token"
                : "dashboard.card.app-token",
                application.orElseGet(() -> words.text("dashboard.card.unknown-application")));
    }

    private String subtitle(String plain, Twins.Mark twin) {
        if (!twin.with().isEmpty()) {
            return words.text("dashboard.card.twin-with", plain, twin.with().getFirst(), twin.with().size() - 1);
        }
        return twin.without().isEmpty()
                ? plain
                : words.text("dashboard.card.twin-without", plain, twin.without().getFirst(),
                        twin.without().size() - 1);
    }

    private String left(CredentialSnapshot snapshot) {
        if (!maybeAlive(snapshot.status())) {
            return "";
        }
        Optional<Instant> end = snapshot.facts().expiresAt();
        if (end.isEmpty()) {
            return words.text("dashboard.card.endless");
        }
        return end.get().isAfter(clock.instant())
                ? words.text("dashboard.card.left", words.times().until(end.get()))
                : words.text("dashboard.card.ended");
    }

    private String checks(CredentialSnapshot snapshot) {
        String last = snapshot.checkedAt().map(at -> words.text("dashboard.card.last", words.times().at(at)))
                .orElseGet(() -> words.text("dashboard.card.never"));
        return snapshot.nextCheck().filter(clock.instant()::isBefore)
                .map(at -> words.text("dashboard.card.last-next", last, words.times().at(at))).orElse(last);
    }

    private Optional<Double> share(CredentialSnapshot snapshot) {
        TokenFacts facts = snapshot.facts();
        if (facts.expiresAt().isEmpty() || !maybeAlive(snapshot.status())) {
            return Optional.empty();
        }
        double whole = Duration.between(facts.issuedAt(), facts.expiresAt().get()).toMillis();
        double rest = Duration.between(clock.instant(), facts.expiresAt().get()).toMillis();
        return Optional.of(whole <= 0 ? 0 : Math.clamp(rest / whole, 0, 1));
    }

    /** Whether nothing is known that would make the time left a lie. */
    static boolean maybeAlive(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Checking _,CredentialStatus.Valid _,CredentialStatus.Renewing _,CredentialStatus.Unverified _,CredentialStatus.Locked _ ->
                true;
            case CredentialStatus.NeedsConsent _,CredentialStatus.Misconfigured _,CredentialStatus.Moved _ -> false;
        };
    }
}
