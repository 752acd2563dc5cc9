package app.stagepass.terminal;

import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints one line for each check and each change of a light, and no more. */
public final class StatusLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("HH:mm");

    private final TerminalConsole console;
    private final Messages messages;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<CredentialId, Seen> seen = new HashMap<>();

    private record Seen(CredentialStatus status, Optional<Instant> checkedAt, boolean saved) {}

    public StatusLines(TerminalConsole console, Messages messages, Clock clock, ZoneId zone) {
        this.console = console;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** An observer of {@link app.stagepass.watch.Credentials}. */
    public synchronized void show(List<CredentialSnapshot> snapshots) {
        for (CredentialSnapshot one : snapshots) {
            Seen now = new Seen(one.status(), one.checkedAt(), one.saved());
            if (!now.equals(seen.put(one.id(), now))) {
                describe(one.status()).ifPresent(words -> console.say(messages.text("terminal.status",
                        TIME.format(clock.instant().atZone(zone)), one.credential().account().displayName(),
                        one.credential().account().login(), words,
                        one.saved() ? "" : messages.text("terminal.status.not-saved"))));
            }
        }
    }

    /** Nothing for what lasts a moment. */
    private Optional<String> describe(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Checking _,CredentialStatus.Renewing _ -> Optional.empty();
            case CredentialStatus.Valid valid -> Optional.of(valid.expiresAt()
                    .map(end -> messages.text("terminal.status.valid", UNTIL.format(end.atZone(zone))))
                    .orElseGet(() -> messages.text("terminal.status.valid-for-good")));
            case CredentialStatus.NeedsConsent _ -> Optional.of(messages.text("terminal.status.needs-consent"));
            case CredentialStatus.Misconfigured _ -> Optional.of(messages.text("terminal.status.misconfigured"));
            case CredentialStatus.Unverified _ -> Optional.of(messages.text("terminal.status.unverified"));
            case CredentialStatus.Locked _ -> Optional.of(messages.text("terminal.status.locked"));
        };
    }
}
