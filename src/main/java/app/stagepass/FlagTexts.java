package app.stagepass;

import app.stagepass.words.Messages;

/** What is said of a command line that is not understood. */
final class FlagTexts {

    private FlagTexts() {}

    static String of(Flags.Unknown unknown, Messages messages) {
        return unknown.name()
                .map(name -> FlagName.meantBy(name).map(meant -> messages.text("app.flag.unknown.near", name, meant))
                        .orElseGet(() -> messages.text("app.flag.unknown.named", name)))
                .orElseGet(() -> messages.text("app.flag.unknown", unknown.position()));
    }

    static String of(Flags.UnknownValue unknown, Messages messages) {
        return messages.text("app.flag.value", unknown.flag());
    }

    static String of(Flags.Apart apart, Messages messages) {
        return apart.one().equals(apart.other())
                ? messages.text("app.flag.twice", apart.one())
                : messages.text("app.flag.apart", apart.one(), apart.other());
    }
}
