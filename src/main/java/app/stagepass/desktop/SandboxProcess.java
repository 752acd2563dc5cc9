package app.stagepass.desktop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Runs this same program a second time as the sandbox. It is a process of its own, so that nothing which runs in the real
 * realm can ever be pointed at other hosts.
 */
public final class SandboxProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Two processes cannot wait at one debugger's port, and an AOT recording belongs to the one that was asked to make it. */
    private static final Pattern NOT_INHERITED = Pattern
            .compile(
                    "-agentlib:jdwp.*|-Xrunjdwp.*|-Xdebug|-XX:AOTMode=.*|-XX:AOTConfiguration=.*|-XX:AOTCacheOutput=.*");

    private final List<String> command;
    private final Duration patience;

    /**
     * @param executable   what runs this process: {@code ProcessHandle.current().info().command()}
     * @param jvmArguments {@code RuntimeMXBean.getInputArguments()}
     * @param system       the system properties
     * @param mainClass    the program's main class
     */
    public SandboxProcess(Optional<String> executable, List<String> jvmArguments, Properties system, String mainClass) {
        this(command(executable, jvmArguments, system, mainClass), PATIENCE);
    }

    SandboxProcess(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    /**
     * Blocks for at most two seconds.
     *
     * @return whether it runs, or ended well because a sandbox was running already
     */
    public boolean start() {
        if (command.isEmpty()) {
            return false;
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        // The virtual machine has read these already: they are among the arguments.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return DetachedProcess.start(builder, patience);
    }

    /** Empty if the system does not tell what runs this process. */
    static List<String> command(Optional<String> executable, List<String> jvmArguments, Properties system,
            String mainClass) {
        Optional<Path> launcher = Launcher.of(system);
        if (launcher.isPresent()) {
            return List.of(launcher.get().toString(), "--sandbox");
        }
        if (executable.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>();
        command.add(executable.get());
        jvmArguments.stream().filter(argument -> !NOT_INHERITED.matcher(argument).matches()).forEach(command::add);
        command.add("-classpath");
        command.add(system.getProperty("java.class.path", ""));
        command.add(mainClass);
        command.add("--sandbox");
        return command;
    }
}
