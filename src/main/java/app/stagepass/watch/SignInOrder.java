package app.stagepass.watch;

import app.stagepass.oauth.RedirectByHand;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.token.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a sign-in is to bring.
 *
 * @param reconnect the credential that it is for; empty for a new one
 */
public record SignInOrder(ClientRegistration registration, SortedSet<Scope> scopes, Optional<CredentialId> reconnect) {

    public SignInOrder {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    /** Where a sign-in stands. */
    public sealed interface Stage {

        record Preparing() implements Stage {}

        record OpeningBrowser() implements Stage {}

        /**
         * The person is at Twitch.
         *
         * @param startLink works in one browser; to be opened or copied, not shown
         * @param opened    whether a browser was started
         * @param byHand    the way back for a browser that does not reach this machine
         */
        record Waiting(URI startLink, Instant deadline, boolean opened, RedirectByHand byHand) implements Stage {

            /** The link holds a one-time value: never printed. */
            @Override
            public String toString() {
                return "Waiting[until " + deadline + "]";
            }
        }

        record Exchanging() implements Stage {}

        record Validating() implements Stage {}

        record Storing() implements Stage {}
    }
}
