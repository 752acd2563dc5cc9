package app.stagepass;

import app.stagepass.desktop.Notice;
import app.stagepass.desktop.NoticeHandle;
import app.stagepass.desktop.Notifications;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Incident;
import app.stagepass.watch.Warning;
import app.stagepass.watch.WarningBoard;
import app.stagepass.words.Failure;
import app.stagepass.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts warnings into words and onto the desktop, each with the one button that leads to the right card. */
final class DesktopWarnings implements WarningBoard {

    /** So many of a gathered warning's incidents are named. */
    private static final int MOST_LINES = 4;

    private final Notifications notifications;
    private final Words words;
    private final Consumer<Optional<CredentialId>> open;
    /** By warning; guarded by itself. */
    private final Map<Integer, NoticeHandle> shown = new HashMap<>();

    /** @param open shows the window, at a card if one is named; returns at once */
    DesktopWarnings(Notifications notifications, Words words, Consumer<Optional<CredentialId>> open) {
        this.notifications = notifications;
        this.words = words;
        this.open = open;
    }

    @Override
    public void show(Warning warning) {
        synchronized (shown) {
            shown.put(warning.number(), notifications.show(notice(warning)));
        }
    }

    @Override
    public void replace(Warning warning) {
        synchronized (shown) {
            Optional.ofNullable(shown.get(warning.number()))
                    .ifPresent(handle -> notifications.replace(handle, notice(warning)));
        }
    }

    @Override
    public void withdraw(int number) {
        synchronized (shown) {
            Optional.ofNullable(shown.remove(number)).ifPresent(notifications::withdraw);
        }
    }

    /**
     * The person looks at the window, which says all of it too. What was taken away so does not come back with a change; what goes
     * wrong anew is a warning of its own.
     */
    void seen() {
        synchronized (shown) {
            shown.values().forEach(notifications::withdraw);
            shown.clear();
        }
    }

    private Notice notice(Warning warning) {
        List<Incident> all = warning.incidents();
        if (all.size() == 1) {
            return one(all.getFirst());
        }
        String lines = all.stream().limit(MOST_LINES).map(incident -> one(incident).title())
                .collect(Collectors.joining("\n"));
        String body = all.size() > MOST_LINES
                ? lines + "\n" + words.text("warning.more", all.size() - MOST_LINES)
                : lines;
        return new Notice(words.text("warning.several", all.size()), body, Notice.Urgency.CRITICAL,
                Optional.of(words.text("tray.open")), () -> open.accept(Optional.empty()));
    }

    private Notice one(Incident incident) {
        return switch (incident) {
            case Incident.NeedsYou needs -> of(needs.credential(), words.failures().of(needs.credential().status()),
                    Notice.Urgency.CRITICAL);
            case Incident.EndsSoon ends -> about(ends.credential(),
                    words.text("warning.ends.title", TrayFaces.name(ends.credential().credential()),
                            words.times().at(ends.at())),
                    words.text("warning.ends.body"), Notice.Urgency.NORMAL, "failure.next.sign-in-again");
            case Incident.WrongApplication wrong -> {
                Failure why = words.failures().of(new CredentialStatus.Misconfigured(wrong.field()));
                String application = wrong.registration().map(one -> one.name()).orElse("");
                yield about(wrong.first(), words.text("tray.account", application, why.title()), why.body(),
                        Notice.Urgency.CRITICAL, "tray.open");
            }
            case Incident.KeyringClosed closed -> {
                Failure why = words.failures().of(new CredentialStatus.Locked(closed.why()));
                String key = "warning.keyring."
                        + closed.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
                String title = closed.why() == CredentialStatus.Keyring.LOCKED
                        ? words.text("warning.keyring.locked.title", closed.credentials())
                        : why.title();
                yield new Notice(title, words.text(key, closed.credentials()),
                        Notice.Urgency.NORMAL, Optional.of(words.text("tray.open")),
                        () -> open.accept(Optional.empty()));
            }
            case Incident.Outage outage -> {
                Failure why = words.failures()
                        .of(new CredentialStatus.Unverified(java.time.Instant.EPOCH, outage.cause()));
                yield new Notice(why.title(), words.text("dashboard.banner.outage", outage.credentials()),
                        Notice.Urgency.LOW, Optional.of(words.text("tray.open")),
                        () -> open.accept(Optional.empty()));
            }
        };
    }

    private Notice of(CredentialSnapshot one, Failure why, Notice.Urgency urgency) {
        return about(one, words.text("tray.account", TrayFaces.name(one.credential()), why.title()), why.body(),
                urgency, "tray.mend");
    }

    private Notice about(CredentialSnapshot one, String title, String body, Notice.Urgency urgency, String button) {
        return new Notice(title, body, urgency, Optional.of(words.text(button)),
                () -> open.accept(Optional.of(one.id())));
    }
}
