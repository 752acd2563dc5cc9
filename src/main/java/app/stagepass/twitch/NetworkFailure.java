package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.oauth.OAuthException.Unreachable.Reason;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What an exception of the network means. The exception itself goes no further: its text can hold an address. */
final class NetworkFailure {

    private NetworkFailure() {}

    static Unreachable of(Throwable failure, boolean mayHaveArrived) {
        return new Unreachable(reason(failure, mayHaveArrived), mayHaveArrived);
    }

    private static Reason reason(Throwable failure, boolean mayHaveArrived) {
        if (has(failure, UnknownHostException.class)) {
            return Reason.NAME_NOT_FOUND;
        }
        if (has(failure, NoRouteToHostException.class) || says(failure, "unreachable")) {
            return Reason.NO_NETWORK;
        }
        if (has(failure, InterruptedIOException.class) || says(failure, "timed out")) {
            return Reason.TIMED_OUT;
        }
        if (has(failure, ConnectException.class)) {
            return Reason.REFUSED;
        }
        // TLS also reports a connection that broke during the handshake, and that is no word on the certificate.
        boolean broke = has(failure, EOFException.class) || has(failure, SocketException.class);
        return has(failure, SSLException.class) && !broke && !mayHaveArrived
                ? Reason.CERTIFICATE
                : Reason.CONNECTION_LOST;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    /** The JDK has no exception classes of its own for these; the words are the operating system's. */
    private static boolean says(Throwable failure, String words) {
        return causes(failure).filter(SocketException.class::isInstance)
                .anyMatch(e -> String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(words));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(10);
    }
}
