package app.stagepass.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A value of the person's own Run key (Windows), by way of {@code reg.exe}, which every Windows has. */
final class RunKey implements Autostart {

    private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String VALUE = "Stagepass";

    private final Path launcher;
    private final Registry registry;

    /** Runs {@code reg} with these arguments and tells how it ended: 0 for well. */
    @FunctionalInterface
    interface Registry {

        int reg(List<String> arguments) throws IOException;

        static Registry ofWindows() {
            Duration limit = Duration.ofSeconds(5);
            return arguments -> {
                ProcessBuilder builder = new ProcessBuilder("reg");
                arguments.forEach(argument -> builder.command().add(escaped(argument)));
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
                Process process = builder.start();
                try {
                    if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                        return process.exitValue();
                    }
                    process.destroyForcibly();
                    throw new IOException("reg did not end");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            };
        }
        /** Java puts an argument with a space between quotation marks and leaves those inside as they are, so {@code reg} would see several. */
        static String escaped(String argument) {
            return argument.replace("\"", "\\\"");
        }
    }

    RunKey(Path launcher, Registry registry) {
        this.launcher = launcher;
        this.registry = registry;
    }

    @Override
    public boolean isOn() throws IOException {
        return registry.reg(List.of("query", KEY, "/v", VALUE)) == 0;
    }

    /** The value is a command line, so the path stands between quotation marks, which no path on Windows contains. */
    @Override
    public void set(boolean on) throws IOException {
        int code = on
                ? registry.reg(List.of("add", KEY, "/v", VALUE, "/t", "REG_SZ", "/d",
                        "\"" + launcher + "\" " + FLAG, "/f"))
                : isOn() ? registry.reg(List.of("delete", KEY, "/v", VALUE, "/f")) : 0;
        if (code != 0) {
            throw new IOException("reg ended with " + code);
        }
    }
}
