package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.SeedsTable.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of README's table on TwitchIO's two web adapters and PertyBot's article is tried. To write the table anew:
 * {@code mvn test -Dtest=SeedsTableTest -Dseeds.write=true}.
 */
@Timeout(60)
class SeedsTableTest {

    @TempDir
    private Path folder;

    static List<Row> rows() {
        return Stream.of(SeedsRows.parameters(), SeedsMethodRows.methods(), SeedsArticleRows.steps())
                .flatMap(List::stream).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void it_is_here(Row row) throws Exception {
        try (SeedsScene scene = new SeedsScene(folder)) {
            row.check().check(scene);
        }
    }

    @Test
    void the_readme_says_so() throws Exception {
        String table = SeedsTable.draw(rows());
        if (Boolean.getBoolean("seeds.write")) {
            SeedsTable.write(table);
        }
        assertThat(SeedsTable.inReadme()).as("write it anew with -Dseeds.write=true").isEqualTo(table);
        assertThat(rows()).extracting(Row::theirs).doesNotHaveDuplicates();
        assertThat(rows()).allMatch(row -> !row.ours().isBlank());
    }
}
