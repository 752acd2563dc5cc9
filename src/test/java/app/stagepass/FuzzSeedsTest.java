package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every input that was kept of the fuzzing (src/bench/fuzz), without the fuzzer: its agent would rewrite the classes of all the other
 * tests too.
 */
@Timeout(60)
class FuzzSeedsTest {

    static final Path SEEDS = Path.of("src/test/resources/fuzz");

    static Stream<Arguments> kept() throws IOException {
        return Arrays.stream(FuzzTarget.values())
                .flatMap(target -> seeds(target).stream().map(seed -> Arguments.of(target, seed)));
    }

    static List<Path> seeds(FuzzTarget target) {
        try (Stream<Path> files = Files.list(SEEDS.resolve(target.label()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError("no seeds for " + target.label(), e);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kept")
    void what_was_found_once_stays_found(FuzzTarget target, Path seed) throws Exception {
        byte[] data = Files.readAllBytes(seed);
        assertThatCode(() -> target.take(data)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void a_few_simple_ones_need_no_fuzzer(FuzzTarget target) throws Exception {
        target.take(new byte[0]);
        target.take(new byte[]{0});
        target.take(new byte[70_000]);
        target.take("[".repeat(50_000).getBytes(StandardCharsets.US_ASCII));
        target.take("{\"a\":".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void every_seed_has_a_target_and_no_target_is_forgotten() throws IOException {
        try (Stream<Path> folders = Files.list(SEEDS); Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            assertThat(folders.map(folder -> String.valueOf(folder.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(FuzzTarget.values()).map(FuzzTarget::label).toList());
            assertThat(sources.map(Path::toString).filter(name -> name.endsWith("Fuzz.java"))
                    .map(name -> name.substring("src/test/java/".length(), name.length() - ".java".length())
                            .replace(File.separatorChar, '.')))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(FuzzTarget.values()).map(FuzzTarget::className).toList());
        }
    }
}
