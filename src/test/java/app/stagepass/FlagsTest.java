package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: few flags, and none that sends real tokens elsewhere. */
class FlagsTest {

    @Test
    void nothing_means_twitch_itself() {
        assertThat(Flags.of(List.of())).isEqualTo(new Flags.Real());
    }

    @Test
    void each_flag_means_what_the_help_says() {
        assertThat(Flags.of(List.of("--sandbox"))).isEqualTo(new Flags.Sandbox());
        assertThat(Flags.of(List.of("--sandbox-server"))).isEqualTo(new Flags.SandboxServer(0));
        assertThat(Flags.of(List.of("--sandbox-server=7278"))).isEqualTo(new Flags.SandboxServer(7278));
        assertThat(Flags.of(List.of("--help"))).isEqualTo(new Flags.Help());
        assertThat(Flags.of(List.of("--version"))).isEqualTo(new Flags.Version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:7278", "http://127.0.0.1:7278/", "http://[::1]:7278"})
    void a_sandbox_may_be_anywhere_on_this_machine(String address) {
        URI expected = URI.create(address.replaceAll("/$", ""));
        assertThat(Flags.of(List.of("--sandbox=" + address))).isEqualTo(new Flags.SandboxAt(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com:80", "https://localhost:7278", "http://localhost",
            "http://localhost:7278/x",
            "http://localhost:7278?x", "http://a@localhost:7278", "http://localhost.example.com:1", "localhost:7278",
            ""})
    void and_nowhere_else(String address) {
        assertThat(Flags.of(List.of("--sandbox=" + address))).isEqualTo(new Flags.Unknown(1));
    }

    @Test
    void what_is_not_understood_is_named_by_its_place_and_not_repeated() {
        assertThat(Flags.of(List.of("--sandbox", "oauth:abcdef"))).isEqualTo(new Flags.Unknown(2));
        assertThat(Flags.of(List.of("--sandbox", "--help"))).isEqualTo(new Flags.Unknown(2));
        assertThat(Flags.of(List.of("--sandbox-server=99999"))).isEqualTo(new Flags.Unknown(1));
        assertThat(Flags.of(List.of("oauth:abcdef")).toString()).doesNotContain("abcdef");
    }
}
