package app.stagepass.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflows, as text: what they call is there, and they may do no more than they need. */
class WorkflowsTest {

    private static final String CI = read("ci.yml");
    private static final String RELEASE = read("release.yml");

    @Test
    void every_script_that_is_called_is_there_and_can_be_run() {
        List<String> scripts = found("(?m)run: (packaging/\\S+)", CI + RELEASE).toList();
        assertThat(scripts).contains("packaging/linux/build", "packaging/windows/build.ps1", "packaging/macos/build",
                "packaging/linux/verify-desktop");
        assertThat(scripts).allSatisfy(script -> {
            assertThat(Path.of(script)).exists();
            assertThat(script.endsWith(".ps1") || Files.isExecutable(Path.of(script))).as(script).isTrue();
        });
        assertThat(found("\\b(packaging/[\\w./-]+)", CI + RELEASE))
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void what_readme_says_about_tests_is_what_runs() {
        assertThat(CI).contains("mvn -B -ntp verify").contains("packaging/linux/verify-desktop");
        assertThat(found("mvn -B -ntp (verify)", RELEASE)).as("before a package is made, on each system").hasSize(3);
    }

    @Test
    void every_action_is_pinned_to_a_version() {
        assertThat(found("uses: (\\S+)", CI + RELEASE)).isNotEmpty()
                .allMatch(action -> action.matches("[\\w./-]+@(v[1-9][0-9]*|[0-9a-f]{40})"));
    }

    @Test
    void only_the_draft_may_write_and_it_runs_nothing_of_the_sources() {
        assertThat(CI).containsPattern("(?m)^permissions:\\n  contents: read$").doesNotContain("write");
        assertThat(RELEASE).containsPattern("(?m)^permissions:\\n  contents: read$");
        String draft = RELEASE.substring(RELEASE.indexOf("\n  draft:"));
        assertThat(found("(: write)", RELEASE)).hasSize(1);
        assertThat(draft).contains("contents: write", "--draft").doesNotContain("actions/checkout", "packaging/");
        assertThat(CI + RELEASE).doesNotContain("pull_request_target");
        assertThat(found("uses: (actions/checkout)", CI + RELEASE))
                .hasSameSizeAs(found("(persist-credentials: false)", CI + RELEASE).toList());
    }

    @Test
    void every_secret_is_told_of_at_the_top_and_none_is_needed() {
        Set<String> used = new TreeSet<>(found("(?:secrets|vars)\\.([A-Z0-9_]+)", RELEASE).toList());
        String top = RELEASE.substring(0, RELEASE.indexOf("\nname:"));
        assertThat(used).isNotEmpty().allMatch(top::contains);
        assertThat(found("([A-Z0-9]+_[A-Z0-9_]+)", top).toList()).allMatch(used::contains);
        assertThat(CI).doesNotContain("secrets.");
    }

    /** What a person or a tag is called must not become part of a command. */
    @Test
    void no_command_is_put_together_by_the_workflow() {
        assertThat(found("(?m)^\\s+run: (?!\\|)(.*)$", CI + RELEASE)).noneMatch(command -> command.contains("${{"));
        assertThat(found("(?m)run: \\|\\n((?: {10,}.*\\n)+)", CI + RELEASE)).isNotEmpty()
                .noneMatch(command -> command.contains("${{"));
    }

    @Test
    void what_is_published_has_checksums_a_list_of_parts_and_the_notices() {
        assertThat(RELEASE).contains("sha256sum -- * >SHA256SUMS", "packaging/THIRD-PARTY-NOTICES target/release/");
        assertThat(found("(cyclonedx:makeAggregateBom)", RELEASE)).as("one for each system").hasSize(3);
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(WorkflowsTest::firstGroup);
    }

    private static String firstGroup(MatchResult result) {
        return result.group(1);
    }

    private static String read(String workflow) {
        try {
            return Files.readString(Path.of(".github/workflows", workflow));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
