package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScopeQuestionTest {

    private static Optional<SortedSet<Scope>> ask(ScriptedConsole console) {
        return new ScopeQuestion(console, new Messages(Locale.ENGLISH), ScopeCatalog.load()).ask();
    }

    private static SortedSet<Scope> scopes(String... names) {
        return List.of(names).stream().map(Scope::new).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void enter_alone_is_the_chat_bot() {
        ScriptedConsole console = new ScriptedConsole(true, "");

        assertThat(ask(console)).contains(scopes("chat:edit", "chat:read"));
        assertThat(console.seen).anyMatch(line -> line.contains("1  Chat bot: chat:edit chat:read"))
                .anyMatch(line -> line.contains("cancel"));
    }

    @Test
    void tasks_by_number_and_scopes_by_name_go_together() {
        assertThat(ask(new ScriptedConsole(true, "2, bits:read"))).contains(scopes("bits:read", "chat:read"));
    }

    @Test
    void a_pasted_list_is_read_as_the_window_reads_it() {
        assertThat(ask(new ScriptedConsole(true,
                "https://id.twitch.tv/oauth2/authorize?client_id=abc&scope=chat%3Aread+bits%3Aread&state=x")))
                .contains(scopes("bits:read", "chat:read"));
        assertThat(ask(new ScriptedConsole(true, "[\"chat:read\", \"bits:read\"]")))
                .contains(scopes("bits:read", "chat:read"));
    }

    @Test
    void cancel_gives_up_and_so_does_the_end_of_the_input() {
        assertThat(ask(new ScriptedConsole(true, "Cancel"))).isEmpty();
        ScriptedConsole ended = new ScriptedConsole(true);
        ended.close();
        assertThat(ask(ended)).isEmpty();
    }

    @Test
    void where_nobody_can_be_asked_it_is_a_chat_bot() {
        assertThat(ask(new ScriptedConsole(false))).contains(scopes("chat:edit", "chat:read"));
    }

    @Test
    void a_retired_scope_is_named_with_its_successor_and_left_out() {
        ScriptedConsole console = new ScriptedConsole(true, "chat:read whispers:read");

        assertThat(ask(console)).contains(scopes("chat:read"));
        assertThat(console.seen).anyMatch(line -> line.contains("whispers:read; user:read:whispers took its place"));
    }

    @Test
    void nothing_but_retired_scopes_is_asked_again() {
        assertThat(ask(new ScriptedConsole(true, "whispers:read", "chat:read"))).contains(scopes("chat:read"));
    }

    @Test
    void one_that_we_do_not_know_is_kept_after_a_warning_only() {
        ScriptedConsole console = new ScriptedConsole(true, "chat:read new:scope", "y");
        assertThat(ask(console)).contains(scopes("chat:read", "new:scope"));
        assertThat(console.seen).anyMatch(line -> line.contains("Not in our list: new:scope"));

        assertThat(ask(new ScriptedConsole(true, "chat:read new:scope", "", "chat:read")))
                .contains(scopes("chat:read"));
    }

    @Test
    void a_slip_is_named_and_a_lost_secret_is_not() {
        ScriptedConsole console = new ScriptedConsole(true, "chat/read abcdefghij0123456789abcdefghij", "chat:read");

        assertThat(ask(console)).contains(scopes("chat:read"));
        assertThat(console.seen).anyMatch(line -> line.contains("chat/read"))
                .anyMatch(line -> line.contains("may be a secret"))
                .filteredOn(line -> line.contains("abcdefghij0123456789")).as("what the person typed alone").hasSize(1);
    }
}
