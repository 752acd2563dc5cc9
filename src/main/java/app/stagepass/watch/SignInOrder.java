package app.stagepass.watch;

import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.RedirectByHand;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.token.GrantType;
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
 * @param audience for whom; another account's token is not stored unasked
 * @param grant    on which way
 * @param start    how the person gets to Twitch, where the way leads through a browser
 */
public record SignInOrder(ClientRegistration registration, SortedSet<Scope> scopes, Audience audience,
        GrantType grant, Start start) {

    public SignInOrder {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    /**
     * By the browser on this computer.
     *
     * @param reconnect the credential that it is for; empty for a new one of whoever agrees
     */
    public SignInOrder(ClientRegistration registration, SortedSet<Scope> scopes, Optional<CredentialId> reconnect) {
        this(registration, scopes, reconnect.<Audience>map(Audience.Known::new).orElseGet(Audience.Anyone::new),
                GrantType.AUTHORIZATION_CODE, Start.BROWSER);
    }

    /** The credential that it is for, if it is there already. */
    public Optional<CredentialId> reconnect() {
        return audience instanceof Audience.Known known ? Optional.of(known.id()) : Optional.empty();
    }

    /** The same through another application, or with its data mended. */
    public SignInOrder through(ClientRegistration other) {
        return new SignInOrder(other, scopes, audience, grant, start);
    }

    /** The same on another way. */
    public SignInOrder by(GrantType other) {
        return new SignInOrder(registration, scopes, audience, other, start);
    }

    /** The same by a link that the person opens where they like: in a private window, in another profile. */
    public SignInOrder byLink() {
        return new SignInOrder(registration, scopes, audience, grant, Start.LINK);
    }

    /** How the person gets to Twitch. */
    public enum Start {
        /** The system's browser is opened. */
        BROWSER,
        /** The link is left to the person. */
        LINK,
        /** A browser came to the starting route. Whoever sent it there chose the scopes, so its account is to be confirmed. */
        ROUTE,
        /** The same, and Twitch is to ask even a person who agreed before. */
        ROUTE_VERIFIED;

        boolean isRoute() {
            return this == ROUTE || this == ROUTE_VERIFIED;
        }
    }

    /** Whose token it shall be. */
    public sealed interface Audience {

        /** Of whoever agrees. */
        record Anyone() implements Audience {}

        /**
         * A new one of this account.
         *
         * @param login lower case, as it stands in addresses
         */
        record Named(String login) implements Audience {}

        /** Of the account that this credential is for, in place of its old one. */
        record Known(CredentialId id) implements Audience {}
    }

    /** Where a sign-in stands. */
    public sealed interface Stage {

        record Preparing() implements Stage {}

        record OpeningBrowser() implements Stage {}

        /**
         * The person is at Twitch.
         *
         * @param startLink works in one browser; to be opened or copied, not shown
         * @param opened    what became of the browser
         * @param byHand    the way back for a browser that does not reach this machine
         */
        record Waiting(URI startLink, Instant deadline, Opened opened, RedirectByHand byHand) implements Stage {

            /** The link holds a one-time value: never printed. */
            @Override
            public String toString() {
                return "Waiting[until " + deadline + "]";
            }
        }

        /** What became of the browser. */
        enum Opened {
            YES,
            /** No program opened the link. */
            FAILED,
            /** The person wanted only the link. */
            NOT_WANTED
        }

        /** A code is there, with which a person agrees on whichever device they like. */
        record WaitingForDevice(DeviceAuthorization device) implements Stage {}

        record Exchanging() implements Stage {}

        record Validating() implements Stage {}

        record Storing() implements Stage {}
    }
}
