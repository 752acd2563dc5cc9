package app.stagepass.ui;

import app.stagepass.token.Role;
import app.stagepass.words.Words;
import java.util.Locale;

/** The words for what an account is there for. */
final class RoleNames {

    private RoleNames() {}

    static String of(Words words, Role role) {
        return words.text("role." + role.name().toLowerCase(Locale.ROOT));
    }
}
