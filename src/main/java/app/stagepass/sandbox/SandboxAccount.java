package app.stagepass.sandbox;

import java.util.List;
import java.util.Optional;

/** An invented account that one can agree as. */
public record SandboxAccount(String userId, String login, String displayName, String description) {

    /** The cast. */
    static final List<SandboxAccount> ALL = List.of(
            new SandboxAccount("141981764", "nightowl", "NightOwl", "broadcaster"),
            new SandboxAccount("733104221", "nightowl_bot", "NightOwl Bot", "chat bot"),
            new SandboxAccount("90211846", "mika_mods", "Mika", "moderator"),
            new SandboxAccount("512277903", "the_quite_long_name_here", "The Quite Long Name Here", "guest"));

    static Optional<SandboxAccount> withId(String userId) {
        return ALL.stream().filter(one -> one.userId().equals(userId)).findFirst();
    }
}
