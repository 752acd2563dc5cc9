package app.stagepass.ui;

import app.stagepass.ui.FileSaver.Question;
import app.stagepass.watch.Check;
import app.stagepass.watch.CheckCsv;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Saves the checks of one credential as a table, where the person wants it. For the UI thread. */
final class HistoryExport {

    private final Words words;
    private final Clock clock;
    private final Work work;
    private final CheckLog history;
    private final Function<Question, Optional<Path>> saver;
    private final ToastModel toast;

    HistoryExport(Words words, Clock clock, Work work, CheckLog history, Function<Question, Optional<Path>> saver,
            ToastModel toast) {
        this.words = words;
        this.clock = clock;
        this.work = work;
        this.history = history;
        this.saver = saver;
        this.toast = toast;
    }

    void export(CardModel card) {
        CredentialSnapshot credential = card.snapshot();
        saver.apply(new Question(words.text("history.export.title", card.face().name()),
                words.text("history.export.type"), nameFor(credential))).ifPresent(file -> save(credential, file));
    }

    private void save(CredentialSnapshot credential, Path file) {
        work.start(() -> {
            List<Check> checks = history.checks(credential.id());
            Files.writeString(file, CheckCsv.of(credential, checks));
            return checks.size();
        }, written -> toast.say(Light.GREEN, words.text("history.export.done", written, file.getFileName())),
                _ -> toast.say(Light.RED, words.text("history.export.failed", file.getFileName())));
    }

    /** {@code stagepass-checks-nightowl-2026-11-22.csv}; a name of only letters, digits and hyphens. */
    private String nameFor(CredentialSnapshot credential) {
        String login = credential.credential().account().login().replaceAll("[^A-Za-z0-9_]+", "-");
        return "stagepass-checks-" + login + "-" + clock.instant().atZone(words.times().zone()).toLocalDate() + ".csv";
    }
}
