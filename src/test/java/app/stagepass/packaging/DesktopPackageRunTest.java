package app.stagepass.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packer as far as it goes on any system: without JavaFX's controls jlink refuses, and what was made until then can be looked
 * at.
 */
class DesktopPackageRunTest {

    @TempDir
    Path folder;

    @Test
    void jna_needs_to_unpack_nothing_and_javafx_comes_with_its_libraries() throws Exception {
        Path jars = Files.createDirectory(folder.resolve("jars"));
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            Path jar = Path.of(entry);
            if (jar.getFileName().toString().matches("jna-.*|javafx-(base|graphics)-.*|hkdf-.*")) {
                Files.copy(jar, jars.resolve(jar.getFileName()));
            }
        }
        Path work = folder.resolve("work");
        String said = pack("windows", jars, work);
        assertThat(said).contains("javafx.controls", "jlink ended with 1");

        Path input = work.resolve("input");
        try (Stream<Path> files = Files.list(input)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("-[0-9].*", "")))
                    .containsExactlyInAnyOrder("LICENSE", "THIRD-PARTY-NOTICES", "hkdf", "jna", "jna-platform",
                            "jnidispatch.dll");
        }
        try (Stream<Path> files = Files.list(input);
                ZipFile jna = new ZipFile(
                        files.filter(file -> file.toString().matches(".*jna-[0-9].*")).findFirst().orElseThrow()
                                .toFile())) {
            assertThat(jna.getEntry("com/sun/jna/Native.class")).isNotNull();
            assertThat(jna.stream()).noneMatch(entry -> entry.getName().contains("jnidispatch"));
        }
        assertThat(contents(work.resolve("modules/javafx.graphics.jmod")))
                .containsPattern("lib/\\S*glass\\S*\\.(so|dll|dylib)")
                .doesNotContainPattern("classes/\\S*\\.(so|dll|dylib|jar)\\s");
    }

    @Test
    void another_system_is_refused() throws Exception {
        assertThat(pack("amiga", folder, folder.resolve("work"))).contains("windows|macos");
        assertThat(folder.resolve("work")).doesNotExist();
    }

    /** What it said; it never gets as far as to end well. */
    private String pack(String system, Path jars, Path work) throws Exception {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "packaging/DesktopPackage.java", system, jars.toString(), work.toString(),
                folder.resolve("package").toString(), "1.2.3-SNAPSHOT")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isNotZero();
        return said;
    }

    private static String contents(Path module) {
        StringWriter list = new StringWriter();
        int code = ToolProvider.findFirst("jmod").orElseThrow().run(new PrintWriter(list), new PrintWriter(list),
                "list",
                module.toString());
        assertThat(code).as(list.toString()).isZero();
        return list.toString();
    }
}
