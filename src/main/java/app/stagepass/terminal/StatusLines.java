package app.stagepass.terminal;

import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints one line for each check and each change of a light, and no more: time, account, next check, sign and words, in fixed
 * columns. What needs the person ends with the command that helps.
 */
public final class StatusLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String AS_EVER = "\u001b[0m";

    private final TerminalConsole console;
    private final Words words;
    private final Clock clock;
    private final Map<CredentialId, Seen> seen = new HashMap<>();

    private record Seen(CredentialStatus status, Optional<Instant> checkedAt, boolean saved) {}

    public StatusLines(TerminalConsole console, Words words, Clock clock) {
        this.console = console;
        this.words = words;
        this.clock = clock;
    }

    /** An observer of {@link app.stagepass.watch.Credentials}. Says nothing of what lasts a moment. */
    public synchronized void show(List<CredentialSnapshot> snapshots) {
        Names names = new Names(snapshots);
        for (CredentialSnapshot one : snapshots) {
            if (Light.of(one.status()) == Light.AMBER) {
                continue;
            }
            boolean locked = one.status() instanceof CredentialStatus.Locked;
            // Nobody was asked about what is locked: that it still is says nothing new.
            Seen now = new Seen(one.status(), one.checkedAt().filter(_ -> !locked), one.saved());
            if (!now.equals(seen.put(one.id(), now))) {
                console.say(line(one, names));
            }
        }
    }

    /** All of them as they stand. */
    void list(List<CredentialSnapshot> snapshots) {
        Names names = new Names(snapshots);
        snapshots.forEach(one -> console.say(line(one, names)));
    }

    private String line(CredentialSnapshot one, Names names) {
        Light light = Light.of(one.status());
        String sign = console.hasColors() ? color(light) + light.sign() + AS_EVER : light.sign();
        // An at sign and Twitch's longest login, 25 characters; then what fits "next 14:55".
        return String.format(Locale.ROOT, "%s  %-26s  %-10s  %s %s",
                TIME.format(clock.instant().atZone(words.times().zone())),
                "@" + names.of(one),
                one.nextCheck().map(at -> words.text("terminal.status.next", words.times().clock(at))).orElse(""),
                sign, describe(one) + help(one, names.of(one))).stripTrailing();
    }

    private static String color(Light light) {
        return switch (light) {
            case GREEN -> "\u001b[32m";
            case AMBER -> "\u001b[33m";
            case BLUE -> "\u001b[34m";
            case RED -> "\u001b[31m";
            case GREY -> "\u001b[90m";
        };
    }

    private String describe(CredentialSnapshot one) {
        String status = one.status() instanceof CredentialStatus.Valid valid && valid.expiresAt().isPresent()
                ? words.text("terminal.status.valid-until", words.times().at(valid.expiresAt().get()))
                : words.statuses().of(one.status());
        return one.saved() ? status : words.text("terminal.status.not-saved", status);
    }

    /** What the person can do about it. */
    private String help(CredentialSnapshot one, String name) {
        String command = switch (one.status()) {
            case CredentialStatus.NeedsConsent _ -> "reconnect " + name;
            case CredentialStatus.Misconfigured _ -> "application";
            case CredentialStatus.Locked locked -> locked.why() == CredentialStatus.Keyring.LOCKED ? "unlock" : "check";
            case CredentialStatus.Moved _ -> "take-back " + name;
            case CredentialStatus.Checking _,CredentialStatus.Renewing _,CredentialStatus.Valid _,CredentialStatus.Unverified _ ->
                "";
        };
        if (command.isEmpty()) {
            return "";
        }
        return words.text(console.isInteractive() ? "terminal.status.type" : "terminal.status.start-and-type", command);
    }
}
