package app.stagepass.desktop;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a start of the program is for; the one that runs already does it. */
public enum Wish {
    /** The window, in front. */
    SHOW,
    /** To be there, in the tray, without a window. */
    STAY,
    /** All tokens checked now. */
    CHECK_ALL,
    /** The end, as the menu's Quit has it. */
    QUIT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Wish> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
