package app.stagepass.terminal;

import app.stagepass.token.ClientType;
import app.stagepass.token.GrantType;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.Optional;

/** On which way a token is to come. Asked only where there is a choice. */
final class GrantQuestion {

    private final TerminalConsole console;
    private final Messages messages;

    GrantQuestion(TerminalConsole console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    /** The first is taken where Enter is pressed or nobody can answer; empty if the input ended. */
    Optional<GrantType> ask(ClientType type) {
        List<GrantType> ways = GrantType.of(type);
        if (ways.size() == 1 || !console.isInteractive()) {
            return Optional.of(ways.getFirst());
        }
        for (GrantType way : ways) {
            console.say(messages.text("terminal.grant." + way, ways.indexOf(way) + 1));
        }
        while (true) {
            Optional<String> typed = console.ask(messages.text("terminal.grant.prompt"));
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            if (typed.get().isEmpty()) {
                return Optional.of(ways.getFirst());
            }
            for (GrantType way : ways) {
                if (typed.get().equals(String.valueOf(ways.indexOf(way) + 1))) {
                    return Optional.of(way);
                }
            }
            console.say(messages.text("terminal.grant.again", ways.size()));
        }
    }
}
