package app.stagepass.twitch;

import app.stagepass.oauth.Departure;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Whether a request has begun to leave. Goes along with the request as its tag, so that a failure can tell whether Twitch may
 * have acted, and so that a given-up request never leaves after all.
 */
final class Sending {

    private enum State {
        WAITING, STARTED, ABANDONED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final Departure departure;

    Sending(Departure departure) {
        this.departure = departure;
    }

    boolean hasStarted() {
        return state.get() == State.STARTED;
    }

    /** Makes sure that what has not left yet never does. */
    void abandon() {
        state.compareAndSet(State.WAITING, State.ABANDONED);
    }

    /** @param once whether it must not leave a second time */
    private void start(boolean once) throws IOException {
        if (state.compareAndSet(State.WAITING, State.STARTED)) {
            try {
                departure.leaving();
            } catch (IOException e) {
                state.set(State.ABANDONED);
                throw e;
            }
        } else if (once || !hasStarted()) {
            throw new IOException("not sent");
        }
    }

    /** Stands between a made connection and the first byte of the request. */
    static final class Gate implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            RequestBody body = chain.request().body();
            Sending sending = chain.request().tag(Sending.class);
            // A body that may be sent once marks a request that spends something.
            if (sending != null) {
                sending.start(body != null && body.isOneShot());
            }
            return chain.proceed(chain.request());
        }
    }
}
