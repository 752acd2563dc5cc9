import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the package for Windows or macOS, on the system that it is for, out of the jars that Maven collected; packaging/windows/build.ps1
 * and packaging/macos/build run it with a JDK 25:
 *
 * <pre>java packaging/DesktopPackage.java windows|macos JARS WORK FILE VERSION [more options of jpackage]</pre>
 *
 * JARS are the program's jar, named stagepass.jar, and those that it needs, JavaFX for this system among them. WORK is a folder that is
 * made anew. FILE becomes the package. What jpackage is told stands in packaging/windows/jpackage and packaging/macos/jpackage.
 */
final class DesktopPackage {

    private static final Path PACKAGING = Path.of("packaging");

    private final String system;
    private final Path jars;
    private final Path work;

    private DesktopPackage(String system, Path jars, Path work) {
        this.system = system;
        this.jars = jars;
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 5 || !List.of("windows", "macos").contains(arguments[0])) {
            throw new IllegalArgumentException("windows|macos JARS WORK FILE VERSION [more options of jpackage]");
        }
        Path work = Path.of(arguments[2]);
        delete(work);
        Files.createDirectories(work);
        List<String> more = Arrays.asList(arguments).subList(5, arguments.length);
        new DesktopPackage(arguments[0], Path.of(arguments[1]), work).make(Path.of(arguments[3]), arguments[4], more);
    }

    private void make(Path file, String version, List<String> more) throws Exception {
        input();
        modules();
        runtime();
        Path result = work.resolve("result");
        List<String> command = new ArrayList<>(List.of(tool("jpackage"), "@" + PACKAGING.resolve(system).resolve("jpackage"),
                "--runtime-image", work.resolve("runtime").toString(), "--input", work.resolve("input").toString(), "--dest",
                result.toString(), "--app-version", numbers(version), "--resource-dir", resources(version).toString()));
        for (String option : javaOptions()) {
            command.addAll(List.of("--java-options", option));
        }
        command.addAll(more);
        run(command);
        try (Stream<Path> made = Files.list(result)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.move(made.findFirst().orElseThrow(), file);
        }
    }

    /** JavaFX as modules with their native libraries, so that nothing is unpacked into anybody's home at the start. */
    private void modules() throws Exception {
        Files.createDirectories(work.resolve("modules"));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(jars, "javafx-*.jar")) {
            for (Path part : parts) {
                try (ZipFile jar = new ZipFile(part.toFile())) {
                    // Of each part there is an empty jar beside the one for this system.
                    if (jar.getEntry("module-info.class") != null) {
                        module(part.getFileName().toString().split("-")[1], jar);
                    }
                }
            }
        }
    }

    private void module(String name, ZipFile jar) throws Exception {
        Path classes = Files.createDirectories(work.resolve("javafx").resolve(name).resolve("classes"));
        Path libraries = Files.createDirectories(work.resolve("javafx").resolve(name).resolve("libraries"));
        for (ZipEntry entry : entries(jar)) {
            String path = entry.getName();
            if (path.startsWith("META-INF/") || path.endsWith(".jar")) {
                continue;
            }
            boolean library = path.endsWith(".dll") || path.endsWith(".dylib") || path.endsWith(".so");
            // Microsoft's own libraries are in both; the runtime takes each once.
            if (library && Files.exists(Path.of(System.getProperty("java.home"), "bin", path))) {
                continue;
            }
            extract(jar, entry, (library ? libraries : classes).resolve(path));
        }
        run(List.of(tool("jmod"), "create", "--class-path", classes.toString(), "--libs", libraries.toString(),
                work.resolve("modules").resolve("javafx." + name + ".jmod").toString()));
    }

    private void runtime() throws Exception {
        List<String> command = new ArrayList<>(List.of(tool("jlink"), "@" + PACKAGING.resolve("runtime"), "--module-path",
                work.resolve("modules").toString(), "--output", work.resolve("runtime").toString(),
                "--strip-native-commands"));
        if (system.equals("windows")) {
            // The authorities that Windows trusts; a company's own are among them.
            command.addAll(List.of("--add-modules", "jdk.crypto.mscapi"));
        }
        run(command);
    }

    /** What lies in the program's folder. JNA's library as a file: it need not be unpacked, and a signature reaches it. */
    private void input() throws IOException {
        Path input = Files.createDirectories(work.resolve("input"));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(jars, "*.jar")) {
            for (Path jar : all) {
                String name = jar.getFileName().toString();
                if (name.matches("jna-[0-9].*")) {
                    withoutLibraries(jar, input);
                } else if (!name.startsWith("javafx-")) {
                    Files.copy(jar, input.resolve(name));
                }
            }
        }
        Files.copy(Path.of("LICENSE"), input.resolve("LICENSE"));
        Files.copy(PACKAGING.resolve("THIRD-PARTY-NOTICES"), input.resolve("THIRD-PARTY-NOTICES"));
    }

    private void withoutLibraries(Path from, Path input) throws IOException {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String ours = "com/sun/jna/" + (system.equals("windows") ? "win32" : "darwin") + (arm ? "-aarch64/" : "-x86-64/");
        try (ZipFile jar = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(input.resolve(from.getFileName()));
                ZipOutputStream slim = new ZipOutputStream(file)) {
            for (ZipEntry entry : entries(jar)) {
                String name = entry.getName();
                if (!name.contains("jnidispatch.")) {
                    slim.putNextEntry(new ZipEntry(name));
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        bytes.transferTo(slim);
                    }
                } else if (name.startsWith(ours)) {
                    extract(jar, entry, input.resolve(name.substring(ours.length())));
                }
            }
        }
    }

    private static List<String> javaOptions() throws IOException {
        List<String> options = new ArrayList<>(Files.readAllLines(PACKAGING.resolve("java-options")));
        options.removeIf(line -> line.isBlank() || line.startsWith("#"));
        return options;
    }

    /** Three numbers are all that the packages' formats know; and jpackage takes no 0 in front for macOS, where Info.plist has the true version. */
    private String numbers(String version) {
        String numbers = version.replaceFirst("-.*", "");
        return system.equals("macos") && numbers.startsWith("0.") ? "1" + numbers.substring(1) : numbers;
    }

    /** What jpackage is to take instead of its own. */
    private Path resources(String version) throws IOException {
        Path folder = Files.createDirectories(work.resolve("resources"));
        Path list = PACKAGING.resolve(system).resolve("Info.plist");
        if (Files.exists(list)) {
            Files.writeString(folder.resolve("Info.plist"),
                    Files.readString(list).replace("@VERSION@", version.replaceFirst("-.*", "")));
        }
        return folder;
    }

    private static List<ZipEntry> entries(ZipFile jar) {
        return jar.stream().filter(entry -> !entry.isDirectory()).<ZipEntry>map(entry -> entry).toList();
    }

    private static void extract(ZipFile jar, ZipEntry entry, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream bytes = jar.getInputStream(entry)) {
            Files.copy(bytes, to);
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(Path.of(command.getFirst()).getFileName() + " ended with " + code);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
