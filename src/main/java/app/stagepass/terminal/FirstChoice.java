package app.stagepass.terminal;

import app.stagepass.words.Messages;

/** The ways of the first run, asked in the terminal. */
public final class FirstChoice {

    private final TerminalConsole console;
    private final Messages messages;

    /** What the person wants. */
    public enum Way {
        CONNECT, SANDBOX, UNPACK, QUIT
    }

    public FirstChoice(TerminalConsole console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    /** Without anybody to ask it is the sandbox, so that the program does its job on a bare machine too. */
    public Way ask() {
        if (!console.isInteractive()) {
            console.say(messages.text("terminal.nobody-to-ask"));
            return Way.SANDBOX;
        }
        console.say(messages.text("terminal.choice.connect"));
        console.say(messages.text("terminal.choice.sandbox"));
        console.say(messages.text("terminal.choice.unpack"));
        console.say(messages.text("terminal.choice.quit"));
        while (true) {
            switch (console.ask(messages.text("terminal.choice.prompt")).orElse("q")) {
                case "1" -> {
                    return Way.CONNECT;
                }
                case "2" -> {
                    return Way.SANDBOX;
                }
                case "3" -> {
                    return Way.UNPACK;
                }
                case "q", "Q" -> {
                    return Way.QUIT;
                }
                default -> console.say(messages.text("terminal.choice.again"));
            }
        }
    }
}
