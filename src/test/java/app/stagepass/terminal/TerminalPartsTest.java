package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TerminalPartsTest {

    @Test
    void the_tunnel_leads_to_where_the_person_came_by_ssh() {
        Map<String, String> ssh = Map.of("SSH_CONNECTION", "10.0.0.2 50000 10.0.0.1 22", "USER", "pi");
        assertThat(new Tunnel(ssh, "raspberrypi", List.of()).command(7277))
                .isEqualTo("ssh -L 7277:localhost:7277 pi@10.0.0.1");
        Map<String, String> odd = Map.of("SSH_CONNECTION", "10.0.0.2 50000 10.0.0.1 2222", "LOGNAME", "bot");
        assertThat(new Tunnel(odd, "raspberrypi", List.of(7278, 7277)).command(7277))
                .isEqualTo("ssh -L 7277:localhost:7277 -L 7278:localhost:7278 -p 2222 bot@10.0.0.1");
    }

    @Test
    void who_sits_at_the_machine_itself_is_told_its_name() {
        assertThat(new Tunnel(Map.of("USER", "pi"), "raspberrypi", List.of()).command(7277))
                .isEqualTo("ssh -L 7277:localhost:7277 pi@raspberrypi");
    }

    @Test
    void a_job_in_the_background_does_not_touch_the_terminal() {
        assertThat(Foreground.isOurs("4711 (a b) c) S 1 4711 4700 34816 4711 0")).isTrue();
        assertThat(Foreground.isOurs("4711 (java) S 1 4711 4700 34816 4700 0")).isFalse();
    }

    @Test
    void a_terminal_without_the_signs_gets_others_that_differ() {
        assertThat(new PlainText(StandardCharsets.US_ASCII).of("● ◐ ◌ ▲ it’s “so” …"))
                .isEqualTo("* ~ ? ! it's \"so\" ...");
        assertThat(new PlainText(StandardCharsets.UTF_8).of("● it’s")).isEqualTo("● it’s");
    }

    @Test
    void lines_come_in_order_then_the_end_for_ever() {
        Lines lines = new Lines(new BufferedReader(new StringReader(" one \ntwo")));
        assertThat(List.of(lines.next(), lines.next(), lines.next(), lines.next())).containsExactly(Optional.of("one"),
                Optional.of("two"), Optional.empty(), Optional.empty());
    }

    @Test
    void an_interrupted_question_is_over_and_the_next_one_gets_the_line() {
        Lines lines = new Lines(new BufferedReader(new StringReader("later")));
        Thread.currentThread().interrupt();
        assertThat(lines.next()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines.next()).contains("later");
    }
}
