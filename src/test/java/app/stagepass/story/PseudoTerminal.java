package app.stagepass.story;

import app.stagepass.Main;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The program with no display, a throw-away keyring, and all that its terminal ever showed. */
final class PseudoTerminal implements AutoCloseable {

    private final Process process;
    private final OutputStream keys;
    /** Guarded by itself. */
    private final StringBuilder shown = new StringBuilder();
    private int looked;

    private PseudoTerminal(Process process) {
        this.process = process;
        this.keys = process.getOutputStream();
        Thread.ofVirtual().start(this::watch);
    }

    /**
     * At a pseudo terminal of util-linux's script, which passes on what is typed and returns the program's exit code; at the end
     * it tells how the terminal is set.
     */
    static PseudoTerminal open(Path home, String... arguments) throws IOException {
        return start(home, atTerminal(arguments));
    }

    /** With nobody at it, as a service is started. */
    static PseudoTerminal withoutTerminal(Path home, String... arguments) throws IOException {
        return start(home, java(arguments));
    }

    /** As {@link #open}, on a computer that has no session bus, so no keyring. */
    static PseudoTerminal withoutKeyring(Path home, String... arguments) throws IOException {
        return start(List.of("env", "-u", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR=" + home), home,
                atTerminal(arguments));
    }

    private static List<String> atTerminal(String... arguments) {
        String command = java(arguments).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return List.of("script", "--quiet", "--return", "--flush", "--echo", "always", "--command",
                "trap : INT; " + command + "; code=$?; stty -a; exit $code", "/dev/null");
    }

    private static PseudoTerminal start(Path home, List<String> command) throws IOException {
        return start(List.of("packaging/linux/with-keyring"), home, command);
    }

    private static PseudoTerminal start(List<String> around, Path home, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(around);
        all.addAll(List.of("env", "-u", "DISPLAY", "-u",
                "WAYLAND_DISPLAY", "-u", "SSH_CONNECTION", "-u", "NO_COLOR", "TERM=xterm", "LC_ALL=C.UTF-8", "USER=pi",
                "HOSTNAME=raspberrypi", "XDG_DATA_HOME=" + home.resolve("data"),
                "XDG_CONFIG_HOME=" + home.resolve("config"), "XDG_STATE_HOME=" + home.resolve("state"),
                "XDG_CACHE_HOME=" + home.resolve("cache")));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return new PseudoTerminal(builder.start());
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:-CreateCoredumpOnCrash",
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private void watch() {
        try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                synchronized (shown) {
                    shown.append((char) c);
                }
            }
        } catch (IOException e) {
            synchronized (shown) {
                shown.append("(the terminal broke off)");
            }
        }
    }

    String all() {
        synchronized (shown) {
            return shown.toString();
        }
    }

    /** Waits until a text is shown after the last one that was waited for, and returns what came up to the end of its line. */
    String await(String text) throws Exception {
        try {
            String found = Patience.until("“" + text + "” in the terminal", 60, () -> {
                String now = all();
                int at = now.indexOf(text, looked);
                int end = at < 0 ? -1 : now.indexOf('\n', at);
                return at < 0 || (end < 0 && !text.endsWith(": ")) ? Optional.empty() : Optional.of(now.substring(at));
            });
            looked = all().indexOf(text, looked) + text.length();
            return found.lines().findFirst().orElseThrow();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", which showed " + all(), e);
        }
    }

    void type(String line) throws IOException {
        press(line + "\n");
    }

    void pressCtrlC() throws IOException {
        press("\u0003");
    }

    private void press(String characters) throws IOException {
        keys.write(characters.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** SIGTERM to the program itself, as a service manager sends it. */
    void terminate() {
        process.descendants().filter(one -> one.info().command().orElse("").endsWith("/java")).findFirst()
                .orElseThrow().destroy();
    }

    int exitCode() throws Exception {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; it showed " + all());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
