package app.stagepass.terminal;

import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Messages;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The commands that take everything to another computer and bring it from there. */
public final class MoveCommands {

    private final TerminalConsole console;
    private final Messages messages;
    private final Moves moves;

    public MoveCommands(TerminalConsole console, Messages messages, Moves moves) {
        this.console = console;
        this.messages = messages;
        this.moves = moves;
    }

    /** @param typed the file's path; {@code ~} is the person's home, as in a shell */
    void pack(String typed) {
        withFile(typed, "terminal.pack.which", file -> packInto(file));
    }

    /** A shell would replace what is there without a word; there is nobody here to have asked. */
    private void packInto(Path file) {
        if (Files.exists(file)) {
            console.say(messages.text("terminal.pack.there", file));
            return;
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) { // before anybody thinks up a passphrase
            console.say(messages.text("terminal.pack.nowhere", folder));
            return;
        }
        moves.pack(file).ifPresent(packed -> console.say(
                messages.text("terminal.packed", file, packed.copied() + packed.moved(), packed.moved(),
                        packed.left())));
    }

    /** As {@link #pack}. */
    public void unpack(String typed) {
        withFile(typed, "terminal.unpack.which",
                file -> moves.unpack(file, this::isSure).ifPresent(arrived -> console.say(
                        messages.text("terminal.unpacked", arrived.added(), arrived.renewed(), arrived.known(),
                                file))));
    }

    private boolean isSure(List<String> names) {
        console.say(messages.text("terminal.unpack.found", names.size(), String.join(", ", names)));
        return isYes("terminal.unpack.sure");
    }

    private boolean isYes(String question) {
        return console.ask(messages.text(question)).orElse("").equalsIgnoreCase(messages.text("terminal.back.yes"));
    }

    /** Asks before: whoever used the file has spent the token that is kept here. */
    void takeBack(List<CredentialSnapshot> all, String name) {
        Optional<CredentialSnapshot> moved = new Names(all).find(name)
                .filter(one -> one.status() instanceof CredentialStatus.Moved);
        if (moved.isEmpty()) {
            Names names = new Names(all);
            List<String> gone = all.stream().filter(one -> one.status() instanceof CredentialStatus.Moved)
                    .map(names::of)
                    .toList();
            console.say(messages.text("terminal.back.which", gone.size(), String.join(", ", gone)));
            return;
        }
        console.say(messages.text("move.back.body"));
        if (isYes("terminal.back.sure") && moves.takeBack(moved.get().id())) {
            console.say(messages.text("move.back.done", moved.get().credential().label()));
        }
    }

    private void withFile(String typed, String help, Consumer<Path> action) {
        String text = typed.strip();
        Optional<Path> file = Optional.empty();
        try {
            if (!text.isEmpty()) {
                file = Optional.of(text.startsWith("~/")
                        ? Path.of(System.getProperty("user.home"), text.substring(2))
                        : Path.of(text));
            }
        } catch (InvalidPathException e) {
            // no file has such a name
        }
        file.map(Path::toAbsolutePath).ifPresentOrElse(action, () -> console.say(messages.text(help)));
    }
}
