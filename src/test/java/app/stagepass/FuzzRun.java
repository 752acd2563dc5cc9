package app.stagepass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets Jazzer look for inputs that break a reader, one reader after the other, each in a process of its own. */
final class FuzzRun {

    private static final Path OUT = Path.of("target/fuzz");
    /** What its coverage is taken of: ours, and the readers of JSON and of HTTP that we stand on. */
    private static final String WATCHED = "app.stagepass.**:tools.jackson.core.json.**"
            + ":org.eclipse.jetty.http.**";
    /** The callback server is called over a socket, on purpose. */
    private static final String NO_FINDING = "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";
    private static final Pattern STATS = Pattern
            .compile("#(\\d+)\\s.* cov: (\\d+) ft: (\\d+) corp: (\\d+)/");
    private static final Pattern FINDING = Pattern
            .compile("== (Java Exception|libFuzzer crashing input)|ERROR: libFuzzer: (\\S+)");

    private FuzzRun() {}

    /** What one target's run came to. */
    private record Figures(FuzzTarget target, long executions, long coverage, long features, long corpus, int findings,
            boolean ran) {}

    /** {@code src/bench/fuzz SECONDS [TARGET…]}: prints a table, and ends with 1 if anything was found. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        List<String> wanted = List.of(arguments).stream().skip(1).toList();
        List<FuzzTarget> targets = Arrays.stream(FuzzTarget.values())
                .filter(target -> wanted.isEmpty() || wanted.contains(target.label())).toList();
        if (targets.isEmpty() || targets.size() < wanted.size()) {
            System.err.println("targets: " + Arrays.stream(FuzzTarget.values()).map(FuzzTarget::label).toList());
            System.exit(2);
        }
        System.out.printf("%-16s %11s %9s %9s %7s %9s%n", "target", "executions", "coverage", "features", "corpus",
                "findings");
        List<Figures> all = new ArrayList<>();
        for (FuzzTarget target : targets) {
            Figures figures = run(target, seconds);
            all.add(figures);
            System.out.printf("%-16s %11d %9d %9d %7d %9d%n", target.label(), figures.executions(),
                    figures.coverage(), figures.features(), figures.corpus(), figures.findings());
            if (figures.findings() > 0 || !figures.ran()) {
                tell(target);
            }
        }
        long findings = all.stream().mapToLong(Figures::findings).sum();
        boolean ran = all.stream().allMatch(Figures::ran);
        System.out.printf(Locale.ROOT, "%ntargets=%d seconds=%d executions=%d coverage=%d corpus=%d findings=%d%n",
                all.size(), seconds, all.stream().mapToLong(Figures::executions).sum(),
                all.stream().mapToLong(Figures::coverage).sum(), all.stream().mapToLong(Figures::corpus).sum(),
                findings);
        System.exit(!ran ? 2 : findings == 0 ? 0 : 1);
    }

    private static Figures run(FuzzTarget target, int seconds) throws Exception {
        Path folder = Files.createDirectories(OUT.resolve(target.label()));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path artifacts = Files.createDirectories(folder.resolve("found"));
        emptied(artifacts);
        Path memory = Path.of("/dev/shm");
        Path log = log(target);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true",
                "-Xmx512m", "-Xss1m"));
        if (Files.isWritable(memory)) { // the files that are read need not wait for a disk
            command.add("-Djava.io.tmpdir=" + memory);
        }
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + target.className(),
                "--instrumentation_includes=" + WATCHED, "--custom_hook_includes=app.stagepass.**",
                "--disabled_hooks=" + NO_FINDING, "--reproducer_path=" + artifacts,
                "-artifact_prefix=" + artifacts + "/", "-max_total_time=" + seconds, "-timeout=20",
                "-rss_limit_mb=2048", "-print_final_stats=1", "-use_value_profile=1", corpus.toString(),
                FuzzSeedsTest.SEEDS.resolve(target.label()).toString()));
        Path quiet = Files.writeString(folder.resolve("logging.properties"), ".level=OFF\n");
        command.add(1, "-Djava.util.logging.config.file=" + quiet);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        int exit = process.waitFor();
        return figures(target, exit, count(artifacts));
    }

    private static Figures figures(FuzzTarget target, int exit, int found) {
        Figures last = new Figures(target, 0, 0, 0, 0, found, found > 0);
        for (String line : lines(target)) {
            Matcher stats = STATS.matcher(line);
            if (stats.find()) {
                last = new Figures(target, Long.parseLong(stats.group(1)), Long.parseLong(stats.group(2)),
                        Long.parseLong(stats.group(3)), Long.parseLong(stats.group(4)), found, exit == 0 || found > 0);
            }
        }
        return last;
    }

    /** What the fuzzer says of a finding, without the classes that it loaded. */
    private static void tell(FuzzTarget target) {
        List<String> lines = lines(target);
        int from = 0;
        for (int i = 0; i < lines.size() && from == 0; i++) {
            from = FINDING.matcher(lines.get(i)).find() ? i : 0;
        }
        lines.stream().skip(from).limit(30)
                .forEach(line -> System.out.println("    " + line.substring(0, Math.min(160, line.length()))));
        System.out.println("    all of it: " + log(target) + ", the input: " + OUT.resolve(target.label()) + "/found");
    }

    private static Path log(FuzzTarget target) {
        return OUT.resolve(target.label()).resolve("log");
    }

    private static List<String> lines(FuzzTarget target) {
        try {
            return Arrays
                    .asList(Files.readString(log(target), StandardCharsets.ISO_8859_1).split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(Path artifacts) throws IOException {
        try (Stream<Path> files = Files.list(artifacts)) {
            return (int) files.filter(file -> !file.toString().endsWith(".java")).count();
        }
    }

    private static void emptied(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
