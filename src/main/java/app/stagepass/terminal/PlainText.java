package app.stagepass.terminal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Map;

/** Puts ASCII in the place of what a terminal's character set does not have, so that no sign becomes a question mark. */
final class PlainText {

    private static final List<Map.Entry<String, String>> STAND_INS = List.of(Map.entry("●", "*"), Map.entry("◐", "~"),
            Map.entry("◌", "?"), Map.entry("▲", "!"), Map.entry("’", "'"), Map.entry("“", "\""),
            Map.entry("”", "\""), Map.entry("…", "..."), Map.entry("·", "-"), Map.entry("–", "-"));

    private final CharsetEncoder encoder;

    PlainText(Charset charset) {
        this.encoder = charset.newEncoder();
    }

    synchronized String of(String text) {
        String fitting = text;
        for (Map.Entry<String, String> one : STAND_INS) {
            if (fitting.contains(one.getKey()) && !encoder.canEncode(one.getKey())) {
                fitting = fitting.replace(one.getKey(), one.getValue());
            }
        }
        return fitting;
    }
}
