package app.stagepass.story;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stagepass as a process of its own, started with the options of the README's command, seen by {@link WithEyes}. */
final class RunningProgram implements AutoCloseable {

    private final Process process;
    private final BufferedWriter questions;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    private RunningProgram(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
            if (line.startsWith(WithEyes.ANSWER)) {
                answers.add(line.substring(WithEyes.ANSWER.length()));
            } else {
                said.add(line);
            }
        }));
    }

    static RunningProgram start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    /** @param environment what is different in the program's environment */
    static RunningProgram start(Map<String, String> environment, String... arguments) throws IOException {
        Path crash = Path.of(System.getenv("XDG_STATE_HOME"), "stagepass", "crash");
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism",
                "-XX:ErrorFile=" + crash.resolve("hs_err_%p.log"), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), WithEyes.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return new RunningProgram(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** A line that the program printed. */
    String line(String beginning) throws Exception {
        return Patience.until("the program to say " + beginning, 60,
                () -> said.stream().filter(line -> line.startsWith(beginning)).findFirst());
    }

    /** Waits until a text stands on the screen, then clicks on it with the mouse. */
    void click(String text) throws Exception {
        String place = Patience.until("“" + text + "” on the screen; there is " + allTexts(), 30,
                () -> Optional.of(ask("where " + text)).filter(answer -> !answer.equals(WithEyes.NOTHING)));
        String[] point = place.split(" ", -1);
        Shell.run("xdotool", "mousemove", "--sync", point[0], point[1], "click", "1");
    }

    void awaitText(String text) throws Exception {
        Patience.until("“" + text + "” in the window", 30,
                () -> allTexts().stream().filter(one -> one.contains(text)).findFirst());
    }

    /** What the program shows while something is under way: {@link WithEyes#TURNS} or {@link WithEyes#STILL}. */
    String motion() throws Exception {
        return ask("motion");
    }

    /** Every text that the windows hold now. */
    List<String> allTexts() throws Exception {
        List<String> all = new ArrayList<>();
        for (String line = ask("all"); !line.equals(WithEyes.NOTHING); line = next()) {
            all.add(line);
        }
        return all;
    }

    private String ask(String question) throws Exception {
        questions.write(question);
        questions.newLine();
        questions.flush();
        return next();
    }

    private String next() throws InterruptedException {
        String answer = answers.poll(30, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer from the program; it said " + said);
        }
        return answer;
    }

    /** Has the Java runtime die as it does of a fault in native code. */
    void crash() throws Exception {
        Shell.run("kill", "-SEGV", String.valueOf(process.pid()));
        process.waitFor(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
