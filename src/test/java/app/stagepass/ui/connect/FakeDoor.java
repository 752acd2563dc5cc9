package app.stagepass.ui.connect;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.RedirectByHand;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.token.AccessToken;
import java.net.URI;
import java.util.function.Consumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The callback's port without a port: it opens, is taken, or is forbidden, and waits for what the test sends through it. */
final class FakeDoor implements RedirectReceiver.Factory {

    static final String LINK_SECRET = "l1nkn0ncel1nkn0ncel1nkn0nce";

    private BlockingQueue<Object> arriving = new LinkedBlockingQueue<>();
    private final List<RedirectReceiver.Outcome> outcomes = new ArrayList<>();
    private Optional<String> holder = Optional.empty();
    private int takenPort;
    private int open;

    private record Ended(OAuthException failure) {}

    synchronized void takenBy(int port, String program) {
        takenPort = port;
        holder = Optional.of(program);
    }

    synchronized void arrives(AuthorizationResponse response) {
        arriving.add(response);
    }

    synchronized void timeIsUp(OAuthException.NoCallback missed) {
        arriving.add(new Ended(missed));
    }

    synchronized int open() {
        return open;
    }

    synchronized List<RedirectReceiver.Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    @Override
    public synchronized RedirectReceiver listen(AuthorizationRequest request, URI authorization)
            throws OAuthException.PortBusy {
        if (request.redirectUri().port() == takenPort) {
            throw new OAuthException.PortBusy(takenPort, holder);
        }
        open++;
        arriving = new LinkedBlockingQueue<>(); // what came for another wait is not for this one
        return new Receiver(request.redirectUri().uri().resolve("/start/" + LINK_SECRET), arriving);
    }

    private final class Receiver implements RedirectReceiver {

        private final URI link;
        private final BlockingQueue<Object> mine;

        Receiver(URI link, BlockingQueue<Object> mine) {
            this.link = link;
            this.mine = mine;
        }

        @Override
        public URI startLink() {
            return link;
        }

        @Override
        public RedirectByHand byHand() {
            return new RedirectByHand() {

                @Override
                public URI authorization() {
                    return link;
                }

                @Override
                public Pasted paste(String address) {
                    return Pasted.ANOTHER_ADDRESS;
                }
            };
        }

        @Override
        public void onUnwanted(Consumer<AccessToken> taker) {
            // nothing comes late here
        }

        @Override
        public AuthorizationResponse await(Instant deadline, Cancellation cancellation)
                throws OAuthException.NoCallback, OAuthException.Cancelled {
            cancellation.onCancel(() -> mine.add(new Ended(new OAuthException.Cancelled())));
            try {
                Object came = mine.take();
                if (came instanceof AuthorizationResponse response) {
                    return response;
                }
                switch (((Ended) came).failure()) {
                    case OAuthException.NoCallback missed -> throw missed;
                    case OAuthException.Cancelled cancelled -> throw cancelled;
                    default -> throw new AssertionError(came);
                }
            } catch (InterruptedException e) {
                throw new OAuthException.Cancelled();
            }
        }

        @Override
        public void finish(Outcome outcome) {
            synchronized (FakeDoor.this) {
                outcomes.add(outcome);
            }
        }

        @Override
        public void close() {
            synchronized (FakeDoor.this) {
                open--;
            }
        }
    }
}
