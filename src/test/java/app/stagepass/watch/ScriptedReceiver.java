package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.RedirectByHand;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.token.AccessToken;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Waits for no browser: what the redirect would bring is known beforehand. Remembers what it was told. */
final class ScriptedReceiver implements RedirectReceiver.Factory {

    static final URI START_LINK = URI.create("http://localhost:7277/start/one-time-value");

    final List<AuthorizationRequest> requests = new ArrayList<>();
    /** {@code awaited until …}, then the outcome, then {@code closed}. */
    final List<String> events = new ArrayList<>();
    /** For what comes when nobody waits any more. */
    Consumer<AccessToken> unwanted = _ -> {};
    private final Arrival arrival;

    /** What comes. */
    @FunctionalInterface
    interface Arrival {

        AuthorizationResponse arrive(Cancellation cancellation)
                throws OAuthException.NoCallback, OAuthException.Cancelled;
    }

    ScriptedReceiver(Arrival arrival) {
        this.arrival = arrival;
    }

    @Override
    public RedirectReceiver listen(AuthorizationRequest request, URI authorization) {
        requests.add(request);
        return new Receiver(authorization);
    }

    private record ByHand(URI authorization) implements RedirectByHand {

        @Override
        public Pasted paste(String address) {
            return Pasted.ANOTHER_ADDRESS;
        }
    }

    private final class Receiver implements RedirectReceiver {

        private final URI authorization;

        Receiver(URI authorization) {
            this.authorization = authorization;
        }

        @Override
        public URI startLink() {
            return START_LINK;
        }

        @Override
        public RedirectByHand byHand() {
            return new ByHand(authorization);
        }

        @Override
        public AuthorizationResponse await(Instant deadline, Cancellation cancellation)
                throws OAuthException.NoCallback, OAuthException.Cancelled {
            events.add("awaited until " + deadline);
            return arrival.arrive(cancellation);
        }

        @Override
        public void onUnwanted(Consumer<AccessToken> taker) {
            unwanted = taker;
        }

        @Override
        public void finish(Outcome outcome) {
            events.add(outcome.name());
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }
}
