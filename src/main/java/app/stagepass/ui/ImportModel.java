package app.stagepass.ui;

import app.stagepass.token.ClientId;
import app.stagepass.watch.ImportBatch;
import app.stagepass.watch.ImportFinding;
import app.stagepass.watch.Importing;
import app.stagepass.words.Failure;
import app.stagepass.words.ImportWords;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Bringing in tokens of other tools, from the question where they are to what became of each. For the UI thread. */
public final class ImportModel {

    private final Words words;
    private final ImportWords says;
    private final Work work;
    private final Importing importing;
    private final ToastModel toast;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(new Phase.Asking(Optional.empty()));
    private Optional<ImportBatch> batch = Optional.empty();
    private Optional<Work.Running> running = Optional.empty();

    /** Where it stands. */
    public sealed interface Phase {

        /** @param problem why the last file or text gave nothing */
        record Asking(Optional<Failure> problem) implements Phase {}

        /**
         * Twitch or the keyring is being asked.
         *
         * @param mayBeCancelled whether nothing is lost by {@link ImportModel#cancel}
         */
        record Working(String text, boolean mayBeCancelled) implements Phase {}

        /**
         * The person decides.
         *
         * @param ready   how many can be brought in
         * @param oneTime whether one of these must not be used by the other tool any more
         * @param again   whether looking once more may find more
         */
        record Seen(List<Row> rows, int ready, boolean oneTime, boolean again) implements Phase {}

        /**
         * Over.
         *
         * @param file    where they came from
         * @param mayWipe whether that file holds nothing any more that is not safe here
         * @param problem why it was not wiped
         */
        record Done(List<Row> rows, int stored, Optional<Path> file, boolean mayWipe, Optional<Failure> problem)
                implements
                    Phase {}

        /** The file is gone: nothing is left to be said on the sheet. */
        record Wiped() implements Phase {}
    }

    /** A token, and the application to be registered for it, if that is what it wants. */
    public record Row(ImportWords.Line line, Optional<ClientId> register) {}

    public ImportModel(Words words, Work work, Importing importing, ToastModel toast) {
        this.words = words;
        this.says = new ImportWords(words);
        this.work = work;
        this.importing = importing;
        this.toast = toast;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public void file(Path path) {
        look(() -> importing.file(path));
    }

    /** The text is not kept. */
    public void paste(String text) {
        look(() -> importing.text(text));
    }

    private void look(Callable<ImportBatch> reading) {
        if (phase.get() instanceof Phase.Working) {
            return;
        }
        phase.set(new Phase.Working(words.text("import.looking"), true));
        running = Optional.of(work.start(reading, seen -> {
            batch = Optional.of(seen);
            show(seen);
        }, failure -> phase.set(new Phase.Asking(Optional.of(says.of(failure))))));
    }

    /** Gives up asking Twitch; what was chosen or pasted is forgotten. Storing and wiping are not broken off half-way. */
    public void cancel() {
        if (phase.get() instanceof Phase.Working working && working.mayBeCancelled()) {
            running.ifPresent(Work.Running::cancel);
            startOver(); // the job given up still has the batch in its hands
        }
    }

    /** An application was registered meanwhile, or Twitch may be reached again. */
    public void lookAgain() {
        batch.ifPresent(known -> run(known, "import.looking", true, known::lookAgain));
    }

    /** Takes over what is ready. */
    public void take() {
        batch.ifPresent(known -> run(known, "import.storing", false, known::store));
    }

    private void run(ImportBatch known, String doing, boolean mayBeCancelled, Runnable step) {
        if (phase.get() instanceof Phase.Working) {
            return;
        }
        phase.set(new Phase.Working(words.text(doing), mayBeCancelled));
        running = Optional.of(work.start(() -> {
            step.run();
            return known;
        }, this::show, failure -> phase.set(new Phase.Asking(Optional.of(says.of(failure))))));
    }

    private void show(ImportBatch known) {
        List<ImportFinding> findings = known.findings();
        List<Row> rows = findings.stream().map(this::row).toList();
        List<ImportFinding.Ready> ready = findings.stream().filter(ImportFinding.Ready.class::isInstance)
                .map(ImportFinding.Ready.class::cast).toList();
        int stored = (int) findings.stream().filter(ImportFinding.Stored.class::isInstance).count();
        boolean open = findings.stream().anyMatch(one -> one instanceof ImportFinding.NotAsked
                || one instanceof ImportFinding.NotRegistered);
        if (ready.isEmpty() && (stored > 0 || !open)) {
            phase.set(new Phase.Done(rows, stored, known.file(), known.mayBeWiped(), Optional.empty()));
        } else {
            phase.set(new Phase.Seen(rows, ready.size(), ready.stream().anyMatch(ImportFinding.Ready::isOneTime),
                    findings.stream().anyMatch(ImportFinding.NotAsked.class::isInstance)));
        }
    }

    private Row row(ImportFinding finding) {
        return new Row(says.of(finding), finding instanceof ImportFinding.NotRegistered stranger
                ? Optional.of(stranger.client())
                : Optional.empty());
    }

    /** Overwrites and deletes the file that they came from; only after the person was told what that cannot do. */
    public void wipe() {
        if (phase.get() instanceof Phase.Done done && done.mayWipe() && batch.isPresent()) {
            ImportBatch known = batch.get();
            phase.set(new Phase.Working(words.text("import.wiping"), false));
            work.start(() -> {
                known.wipe();
                return known;
            }, _ -> {
                phase.set(new Phase.Wiped());
                toast.say(Light.GREEN, words.text("import.wiped",
                        done.file().map(Path::getFileName).map(Path::toString).orElse("")));
            }, failure -> phase.set(new Phase.Done(done.rows(), done.stored(), done.file(), false,
                    Optional.of(says.of(failure)))));
        }
    }

    /** Another file, or another text. */
    public void startOver() {
        batch = Optional.empty();
        phase.set(new Phase.Asking(Optional.empty()));
    }
}
