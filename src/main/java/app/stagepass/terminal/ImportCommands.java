package app.stagepass.terminal;

import app.stagepass.watch.ImportBatch;
import app.stagepass.watch.ImportFinding;
import app.stagepass.watch.Importing;
import app.stagepass.words.Failure;
import app.stagepass.words.ImportWords;
import app.stagepass.words.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The command that brings in tokens of other tools: from a file, or pasted without being seen. */
final class ImportCommands {

    private final TerminalConsole console;
    private final Words words;
    private final ImportWords says;
    private final Importing importing;

    ImportCommands(TerminalConsole console, Words words, Importing importing) {
        this.console = console;
        this.words = words;
        this.says = new ImportWords(words);
        this.importing = importing;
    }

    /** @param typed the file's path; {@code ~} is the person's home, as in a shell; blank asks for a line to be pasted */
    void bringIn(String typed) {
        try {
            open(typed.strip()).ifPresent(this::decide);
        } catch (Exception e) { // a file that is none of those we read, or a path that cannot be one
            Failure failure = says.of(e);
            console.say(failure.title() + ". " + failure.body());
        }
    }

    private Optional<ImportBatch> open(String typed) throws Exception {
        if (typed.isEmpty()) {
            Optional<String> pasted = console.askHidden(words.text("terminal.import.paste"))
                    .filter(text -> !text.isEmpty());
            return pasted.isEmpty() ? Optional.empty() : Optional.of(importing.text(pasted.get()));
        }
        try {
            Path file = typed.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), typed.substring(2))
                    : Path.of(typed);
            return Optional.of(importing.file(file.toAbsolutePath()));
        } catch (InvalidPathException e) {
            console.say(words.text("terminal.import.which"));
            return Optional.empty();
        }
    }

    private void decide(ImportBatch batch) {
        tell(batch);
        long ready = batch.findings().stream().filter(ImportFinding.Ready.class::isInstance).count();
        if (ready == 0) {
            return;
        }
        if (batch.findings().stream().anyMatch(one -> one instanceof ImportFinding.Ready it && it.isOneTime())) {
            console.say(words.text("import.one-time.title") + ". " + words.text("import.one-time.body"));
        }
        if (isYes("terminal.import.take", ready)) {
            batch.store();
            tell(batch);
            batch.file().ifPresent(file -> offerToWipe(batch, file));
        }
    }

    private void tell(ImportBatch batch) {
        batch.findings().stream().map(says::of).forEach(line -> console.say(words.text("terminal.import.line",
                line.light().sign(), line.name(), line.detail())));
    }

    private void offerToWipe(ImportBatch batch, Path file) {
        if (!batch.mayBeWiped()) {
            console.say(words.text("import.plain.keeps", file));
            return;
        }
        console.say(words.text("import.plain.body", file));
        if (isYes("terminal.import.wipe", file.getFileName())) {
            try {
                batch.wipe();
                console.say(words.text("import.wiped", file.getFileName()));
            } catch (Exception e) {
                Failure failure = says.of(e);
                console.say(failure.title() + ". " + failure.body());
            }
        }
    }

    private boolean isYes(String question, Object... arguments) {
        return console.ask(words.text(question, arguments)).orElse("")
                .equalsIgnoreCase(words.text("terminal.back.yes"));
    }
}
