package app.stagepass.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a phone's camera makes of it. */
class QrCodeTest {

    private static final String LINK = "https://www.twitch.tv/activate?device-code=ABCDEFGH";
    private static final int WHITE = 4;

    private static String read(boolean[][] dark) throws Exception {
        return new Decoder().decode(dark).getText();
    }

    @Test
    void a_reader_finds_the_link_in_it_and_white_all_around() throws Exception {
        QrCode code = QrCode.of(LINK);
        int inside = code.size() - 2 * WHITE;
        boolean[][] dark = new boolean[inside][inside];
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                boolean margin = x < WHITE || y < WHITE || x >= WHITE + inside || y >= WHITE + inside;
                if (margin) {
                    assertThat(code.isDark(x, y)).isFalse();
                } else {
                    dark[y - WHITE][x - WHITE] = code.isDark(x, y);
                }
            }
        }
        assertThat(read(dark)).isEqualTo(LINK);
        assertThat(code.isDark(-1, 0)).isFalse();
        assertThat(code.isDark(0, code.size())).isFalse();
    }

    @Test
    void the_picture_draws_each_dark_module_where_it_is() {
        QrCode code = QrCode.of(LINK);
        BitMatrix drawn = new BitMatrix(code.size());
        for (String part : List.of(code.path().split("M", -1)).stream().filter(one -> !one.isEmpty()).toList()) {
            String[] place = part.replace("h1v1h-1z", "").split(" ", -1);
            drawn.set(Integer.parseInt(place[0]), Integer.parseInt(place[1]));
        }
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                assertThat(drawn.get(x, y)).isEqualTo(code.isDark(x, y));
            }
        }
    }

    @Test
    void a_terminal_shows_two_rows_a_line_light_on_dark() {
        QrCode code = QrCode.of(LINK);
        List<String> lines = code.blocks().lines().toList();
        assertThat(lines).hasSize((code.size() + 1) / 2).allMatch(line -> line.length() == code.size());
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                char block = lines.get(y / 2).charAt(x);
                boolean light = block == '\u2588' || block == (y % 2 == 0 ? '\u2580' : '\u2584');
                assertThat(light).as("%d %d", x, y).isEqualTo(!code.isDark(x, y));
            }
        }
    }

    @Test
    void what_is_too_long_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(5000))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("too long for a QR code");
    }
}
