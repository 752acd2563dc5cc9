package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Wish;
import app.stagepass.words.Messages;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({"--minimized --quit,--minimized,--quit", "--minimized --help,--minimized,--help",
            "--quit --version,--quit,--version", "--sandbox --sandbox-server=7278,--sandbox,--sandbox-server",
            "--sandbox --quit --check-all,--quit,--check-all", "--help --version,--help,--version",
            "--sandbox=http://localhost:1 --sandbox,--sandbox,--sandbox"})
    void two_that_do_not_go_together_are_both_named(String line, String one, String other) {
        assertThat(Flags.of(List.of(line.split(" ")))).isEqualTo(new Flags.Apart(one, other));
    }

    @ParameterizedTest
    @CsvSource({"--minimized --quit,--minimized and --quit do not go together.",
            "--quit --quit,--quit is there twice.",
            "--minimised,--minimized",
            "--check-al,--check-all",
            "--sanbox=http://localhost:1,--sandbox",
            "--frobnicate,--frobnicate is not understood.",
            "--sandbox --frobnicate=oauth:abcdef,--frobnicate is not understood.",
            "--minimized --version=2,What stands after --version= is not understood.",
            "--sandbox oauth:abcdef,Argument 2 is not understood."})
    void what_is_wrong_is_said_and_what_was_perhaps_meant(String line, String said) {
        assertThat(said(line)).contains(said).doesNotContain("abcdef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth:abcdef", "-abcdef", "--abcdef0123456789", "--Abcdef", "--abcdef ghi", "abcdef",
            "--abcdefabcdefabcdefabcdefabcdefabcdef", "--abcdef:x", "-", "--", "", "--abcdef\u0007"})
    void what_does_not_look_like_a_flag_is_told_by_its_place_alone(String argument) {
        assertThat(Flags.of(List.of(argument))).isEqualTo(new Flags.Unknown(1, Optional.empty()));
        assertThat(Flags.of(List.of("--sandbox", argument))).isEqualTo(new Flags.Unknown(2, Optional.empty()));
    }

    private static String said(String line) {
        Messages messages = new Messages(Locale.ENGLISH);
        return switch (Flags.of(List.of(line.split(" ")))) {
            case Flags.Unknown unknown -> FlagTexts.of(unknown, messages);
            case Flags.UnknownValue value -> FlagTexts.of(value, messages);
            case Flags.Apart apart -> FlagTexts.of(apart, messages);
            case Flags other -> throw new AssertionError(other.getClass());
        };
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
        assertThat(Flags.of(List.of("--sandbox=" + address))).isEqualTo(new Flags.UnknownValue("--sandbox"));
    }

    @Test
    void a_port_that_is_none_is_not_repeated() {
        assertThat(Flags.of(List.of("--help=x"))).isEqualTo(new Flags.UnknownValue("--help"));
        assertThat(Flags.of(List.of("--minimized=true"))).isEqualTo(new Flags.UnknownValue("--minimized"));
        assertThat(Flags.of(List.of("--sandbox-server=99999"))).isEqualTo(new Flags.UnknownValue("--sandbox-server"));
    }
}
