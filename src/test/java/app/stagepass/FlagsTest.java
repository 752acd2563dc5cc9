package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Wish;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: few flags, and none that sends real tokens elsewhere. */
class FlagsTest {

    private static final Optional<SandboxChoice> EMBEDDED = Optional.of(new SandboxChoice.Embedded());

    @Test
    void what_it_is_started_for_goes_with_either_realm_in_any_order() {
        assertThat(Flags.of(List.of("--minimized"))).isEqualTo(new Flags.Run(Optional.empty(), Wish.STAY));
        assertThat(Flags.of(List.of("--check-all"))).isEqualTo(new Flags.Run(Optional.empty(), Wish.CHECK_ALL));
        assertThat(Flags.of(List.of("--sandbox", "--quit"))).isEqualTo(new Flags.Run(EMBEDDED, Wish.QUIT));
        assertThat(Flags.of(List.of("--minimized", "--sandbox"))).isEqualTo(new Flags.Run(EMBEDDED, Wish.STAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minimized --quit", "--sandbox --sandbox", "--minimized --help", "--quit --version",
            "--sandbox --sandbox-server"})
    void what_does_not_go_together_is_not_understood(String line) {
        assertThat(Flags.of(List.of(line.split(" ")))).isEqualTo(new Flags.Unknown(2));
    }

    @Test
    void nothing_means_twitch_itself() {
        assertThat(Flags.of(List.of())).isEqualTo(new Flags.Run(Optional.empty(), Wish.SHOW));
    }

    @Test
    void each_flag_means_what_the_help_says() {
        assertThat(Flags.of(List.of("--sandbox"))).isEqualTo(new Flags.Run(EMBEDDED, Wish.SHOW));
        assertThat(Flags.of(List.of("--sandbox-server"))).isEqualTo(new Flags.SandboxServer(0));
        assertThat(Flags.of(List.of("--sandbox-server=7278"))).isEqualTo(new Flags.SandboxServer(7278));
        assertThat(Flags.of(List.of("--help"))).isEqualTo(new Flags.Help());
        assertThat(Flags.of(List.of("--version"))).isEqualTo(new Flags.Version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:7278", "http://127.0.0.1:7278/", "http://[::1]:7278"})
    void a_sandbox_may_be_anywhere_on_this_machine(String address) {
        URI expected = URI.create(address.replaceAll("/$", ""));
        assertThat(Flags.of(List.of("--sandbox=" + address)))
                .isEqualTo(new Flags.Run(Optional.of(new SandboxChoice.At(expected)), Wish.SHOW));
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
