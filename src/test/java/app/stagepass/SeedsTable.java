package app.stagepass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The table in README that says where each thing of the seeds is here, between two marks. */
final class SeedsTable {

    static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- made by SeedsTableTest, from here -->\n";
    private static final String END = "<!-- to here -->\n";

    private SeedsTable() {}

    /** Tries what the row says. */
    @FunctionalInterface
    interface Check {
        void check(SeedsScene scene) throws Exception;
    }

    /** One row: what it is there, where it is here, and the proof. */
    record Row(String theirs, String ours, Check check) {

        @Override
        public String toString() {
            return theirs;
        }
    }

    static String draw(List<Row> rows) {
        return rows.stream().map(row -> "| " + row.theirs() + " | " + row.ours() + " |\n")
                .collect(Collectors.joining("", "| TwitchIO's web adapters, PertyBot's article | here |\n|---|---|\n",
                        ""));
    }

    static String inReadme() throws Exception {
        String text = Files.readString(README);
        return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
    }

    static void write(String table) throws Exception {
        String text = Files.readString(README);
        Files.writeString(README, text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table
                + text.substring(text.indexOf(END)));
    }
}
