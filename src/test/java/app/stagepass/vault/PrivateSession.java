package app.stagepass.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A D-Bus session of its own, on which nothing is started by itself, and real gnome-keyring daemons on it, all in a throw-away
 * folder. The library finds the bus by a system property, which ours outranks while this is open.
 */
final class PrivateSession implements AutoCloseable {

    private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";
    private static final String PASSWORD = "throw-away";
    private static final String CONFIG = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>unix:dir=FOLDER</listen>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
            <allow own="*"/></policy></busconfig>
            """;

    private final Path folder;
    private final Process bus;
    private final String address;
    private Optional<Process> daemon = Optional.empty();

    PrivateSession(Path folder) throws IOException {
        this.folder = folder;
        Path config = Files.writeString(folder.resolve("bus.conf"), CONFIG.replace("FOLDER", folder.toString()));
        Files.createDirectory(folder.resolve("runtime"));
        bus = new ProcessBuilder("dbus-daemon", "--nofork", "--print-address", "--config-file=" + config)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        address = bus.inputReader().readLine();
        System.setProperty(ADDRESS, address);
    }

    /** A keyring whose login collection is made if need be, and open. */
    void startUnlocked() throws Exception {
        Process process = start("--unlock");
        try (OutputStream password = process.getOutputStream()) {
            password.write(PASSWORD.getBytes(StandardCharsets.UTF_8));
        }
        awaitOwner("true");
        while (!ask("/org/freedesktop/secrets", "org.freedesktop.Secret.Service.ReadAlias", "string:default")
                .contains("collection")) {
            Thread.onSpinWait();
        }
    }

    /** A keyring that nobody opened; without a default collection if there was none before. */
    void startLocked() throws Exception {
        start("--start").getOutputStream().close();
        awaitOwner("true");
    }

    void lock() throws Exception {
        ask("/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
                "array:objpath:/org/freedesktop/secrets/collection/login");
    }

    void killDaemon() throws Exception {
        Process process = daemon.orElseThrow();
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the daemon did not end");
        }
        awaitOwner("false");
    }

    void killBus() throws Exception {
        bus.destroyForcibly();
        if (!bus.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the bus did not end");
        }
    }

    /** What a user would see with the usual tool. */
    String secretTool(String service, String account) throws Exception {
        return run("secret-tool", "lookup", "service", service, "account", account);
    }

    @Override
    public void close() {
        System.clearProperty(ADDRESS);
        daemon.ifPresent(Process::destroyForcibly);
        bus.destroyForcibly();
    }

    private Process start(String how) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("gnome-keyring-daemon", "--foreground", how,
                "--components=secrets").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        environment(builder);
        Process process = builder.start();
        daemon = Optional.of(process);
        return process;
    }

    private void environment(ProcessBuilder builder) {
        builder.environment().put(ADDRESS, address);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("runtime").toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("GNOME_KEYRING_CONTROL");
    }

    private void awaitOwner(String expected) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!run("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets")
                .contains(expected)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no keyring daemon came or went");
            }
        }
    }

    private String ask(String path, String method, String argument) throws Exception {
        return run("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.secrets", path, method,
                argument);
    }

    private String run(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        environment(builder);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
