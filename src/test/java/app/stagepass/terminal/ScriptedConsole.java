package app.stagepass.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A person at a terminal who types what the test wrote down; what was typed hidden is kept apart from what was seen. */
final class ScriptedConsole implements TerminalConsole {

    final List<String> seen = new ArrayList<>();
    private final Deque<String> answers;
    private final boolean interactive;

    ScriptedConsole(boolean interactive, String... answers) {
        this.interactive = interactive;
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public void say(String line) {
        seen.add(line);
    }

    @Override
    public Optional<String> ask(String prompt) {
        seen.add(prompt);
        Optional<String> answer = Optional.ofNullable(answers.poll());
        answer.ifPresent(seen::add);
        return answer;
    }

    @Override
    public Optional<String> askHidden(String prompt) {
        seen.add(prompt);
        return Optional.ofNullable(answers.poll());
    }
}
