package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.ui.FileSaver.Question;
import app.stagepass.ui.MoveControl.Brought;
import app.stagepass.ui.MoveControl.Found;
import app.stagepass.ui.Prompts.Choice;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Moving.Packed;
import app.stagepass.words.Failure;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The person takes everything to another computer, or brings it from there. For the UI thread; works on workers. */
final class MoveActions {

    /** How many names are read out; the rest is a number. */
    private static final int NAMED = 6;
    private static final String ENDING = ".stagepass";

    private final Words words;
    private final Clock clock;
    private final Work work;
    private final MoveControl control;
    private final Function<Question, Optional<Path>> place;
    private final Function<Question, Optional<Path>> pick;
    private final Prompts prompts;
    private final ToastModel toast;
    private final Consumer<Settings> adopt;

    /**
     * The parts.
     *
     * @param place asks where a file is to go
     * @param pick  asks for one that is there
     * @param adopt takes over settings that came along
     */
    MoveActions(Words words, Clock clock, Work work, MoveControl control,
            Function<Question, Optional<Path>> place, Function<Question, Optional<Path>> pick, Prompts prompts,
            ToastModel toast, Consumer<Settings> adopt) {
        this.words = words;
        this.clock = clock;
        this.work = work;
        this.control = control;
        this.place = place;
        this.pick = pick;
        this.prompts = prompts;
        this.toast = toast;
        this.adopt = adopt;
    }

    /** Tells what stays and what goes, before a file is chosen. */
    void pack(List<CredentialSnapshot> all) {
        List<String> moving = all.stream().filter(control::moves).map(one -> one.credential().label()).toList();
        String body = words.text("move.pack.body", all.size(), moving.size(), listed(moving));
        prompts.show(new Prompt(words.text("move.pack.title"), body,
                Optional.of(new Choice(words.text("move.pack.yes"), this::choosePlace)), words.text("dialog.cancel"),
                false));
    }

    private void choosePlace() {
        String day = clock.instant().atZone(words.times().zone()).toLocalDate().toString();
        place.apply(question("move.pack.choose", "stagepass-" + day + ENDING))
                .map(MoveActions::withEnding).ifPresent(this::packInto);
    }

    private void packInto(Path file) {
        work.start(() -> control.pack(file), packed -> packed.ifPresent(what -> packed(file, what)), this::tell);
    }

    private void packed(Path file, Packed what) {
        prompts.show(new Prompt(words.text("move.packed.title"),
                words.text("move.packed.body", file, what.copied() + what.moved(), what.moved(), what.left()),
                Optional.empty(), words.text("dialog.done"), false));
    }

    /** Asks for a file and shows what is in it, before anything is taken over. */
    void unpack() {
        pick.apply(question("move.unpack.choose", ENDING)).ifPresent(file -> work.start(
                () -> control.open(file), opened -> opened.ifPresent(found -> offer(file, found)), this::tell));
    }

    private void offer(Path file, Found found) {
        List<String> names = found.names();
        prompts.show(new Prompt(words.text("move.unpack.title"),
                words.text("move.unpack.body", names.size(), listed(names), Math.max(0, names.size() - NAMED),
                        found.applications()),
                Optional.of(new Choice(words.text("move.unpack.yes"), () -> take(file, found))),
                words.text("dialog.cancel"), false));
    }

    private void take(Path file, Found found) {
        work.start(found::unpack, brought -> arrived(file, found, brought), this::tell);
    }

    private void arrived(Path file, Found found, Brought brought) {
        brought.settings().ifPresent(adopt);
        prompts.show(new Prompt(words.text("move.arrived.title"),
                words.text("move.arrived.body", brought.logins().added(), brought.logins().renewed(),
                        brought.logins().known(), file),
                Optional.of(new Choice(words.text("move.arrived.delete"), () -> delete(file, found))),
                words.text("move.arrived.keep"), false));
    }

    private void delete(Path file, Found found) {
        work.start(() -> {
            found.delete();
            return file;
        }, _ -> toast.say(Light.GREEN, words.text("move.deleted", file.getFileName())), this::tell);
    }

    /** Asks first: whoever used the file has spent the token that is kept here. */
    void takeBack(CredentialSnapshot one) {
        String name = one.credential().label();
        prompts.show(new Prompt(words.text("move.back.title", name), words.text("move.back.body"),
                Optional.of(new Choice(words.text("move.back.yes"), () -> work.start(() -> {
                    control.takeBack(one.id());
                    return name;
                }, _ -> toast.say(Light.AMBER, words.text("move.back.done", name)), this::tell))),
                words.text("dialog.cancel"), true));
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    }

    /** Without its ending it would not be offered on the other computer. The system asked about the name as it was typed. */
    private static Path withEnding(Path chosen) {
        Path whole = chosen.resolveSibling(chosen.getFileName() + ENDING);
        return chosen.getFileName().toString().contains(".") || Files.exists(whole) ? chosen : whole;
    }

    private Question question(String title, String name) {
        return new Question(words.text(title), words.text("move.type"), name);
    }

    private void tell(Exception why) {
        Failure failure = words.failures().ofMove(why);
        prompts.show(new Prompt(failure.title(), failure.body(), Optional.empty(), words.text("dialog.close"), false));
    }
}
