package app.stagepass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Kills the program so many times, at every step and at any moment, with each kind of refresh token, and counts. */
final class CrashRun {

    private CrashRun() {}

    /** {@code src/bench/crash KILLS}: prints a table, and ends with 1 if anything was lost, sent twice, or not told. */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new Random().nextLong();
        System.out.println("seed " + seed);
        Logger jetty = Logger.getLogger("org.eclipse.jetty");
        jetty.setLevel(Level.WARNING);
        Path folder = Files.createTempDirectory("stagepass-crash");
        CrashFigures all = run(kills, folder, false, seed);
        System.out.printf("%n%-16s %7s%n", "killed at", "times");
        all.killsAt().forEach((step, times) -> System.out.printf("%-16s %7d%n", step, times));
        all.untold().forEach(System.out::println);
        System.out.printf("%nin doubt and not told so: %d%n%s%n", all.untold().size(), all);
        System.exit(all.isFlawless() ? 0 : 1);
    }

    /**
     * @param kills   at least so many, divided among the kinds
     * @param keyring whether secrets are in the system's keyring, which must be open
     */
    static CrashFigures run(int kills, Path folder, boolean keyring, long seed) throws Exception {
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m", "-classpath",
                System.getProperty("java.class.path"));
        CrashSlot.Kind[] kinds = CrashSlot.Kind.values();
        CrashFigures all = new CrashFigures();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CrashFigures>> running = new ArrayList<>();
            for (CrashSlot.Kind kind : kinds) {
                running.add(each.submit(() -> {
                    try (CrashSlot slot = new CrashSlot(kind, Files.createDirectory(folder.resolve(kind.name())),
                            keyring, java,
                            seed + kind.name().hashCode())) {
                        Iterator<CrashStep> next = turns(new Random(seed + kind.name().hashCode()));
                        while (slot.figures.kills() < (kills + 2) / kinds.length) {
                            slot.kill(next.next());
                        }
                        return slot.figures;
                    }
                }));
            }
            for (Future<CrashFigures> one : running) {
                all.add(one.get());
            }
        }
        return all;
    }

    /** All steps in turn, beginning somewhere, and any moment as often as three of them. */
    private static Iterator<CrashStep> turns(Random random) {
        List<CrashStep> steps = new ArrayList<>(EnumSet.range(CrashStep.BEFORE_INTENT, CrashStep.AFTER_CLEAR));
        steps.addAll(4, Collections.nCopies(3, CrashStep.ANY_MOMENT));
        return Stream.iterate(random.nextInt(steps.size()), i -> (i + 1) % steps.size()).map(steps::get).iterator();
    }
}
