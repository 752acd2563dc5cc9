package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.oauth.OAuthException.Unreachable.Reason;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What an exception of the network means. The exception itself goes no further: its text can hold an address. */
final class NetworkFailure {

    private final RouteNotes route;
    private final OwnAddresses addresses;

    NetworkFailure(RouteNotes route, OwnAddresses addresses) {
        this.route = route;
        this.addresses = addresses;
    }

    Unreachable of(Throwable failure, boolean mayHaveArrived) {
        Reason reason = reason(failure, mayHaveArrived);
        if (mayHaveArrived) {
            return new Unreachable(reason, true);
        }
        if (route.isProxyMissing()) {
            return new Unreachable(ofProxy(failure, reason), false);
        }
        boolean noWay = reason == Reason.NO_NETWORK || reason == Reason.NAME_NOT_FOUND;
        return new Unreachable(noWay && addresses.areIpv6Only() ? Reason.IPV6_ONLY : reason, false);
    }

    private static Reason ofProxy(Throwable failure, Reason reason) {
        return switch (reason) {
            case NAME_NOT_FOUND, REFUSED, TIMED_OUT -> Reason.PROXY_UNREACHABLE;
            case NO_NETWORK -> has(failure, NoRouteToHostException.class) ? Reason.PROXY_UNREACHABLE : reason;
            // OkHttp has no class of its own for an answer to CONNECT that is no success.
            case CONNECTION_LOST -> says(failure, "for connect") ? Reason.PROXY_REFUSED : reason;
            case IPV6_ONLY, CERTIFICATE, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_EXPIRED, PROXY_AUTHENTICATION,
                    PROXY_UNREACHABLE, PROXY_REFUSED ->
                reason;
        };
    }

    private static Reason reason(Throwable failure, boolean mayHaveArrived) {
        // OkHttp's word for a 407 of somebody whom we did not know to be there.
        if (has(failure, ProxyRefusal.class) || says(failure, "proxy_auth")) {
            return Reason.PROXY_AUTHENTICATION;
        }
        if (has(failure, UnknownHostException.class)) {
            return Reason.NAME_NOT_FOUND;
        }
        if (has(failure, NoRouteToHostException.class) || socketSays(failure, "unreachable")) {
            return Reason.NO_NETWORK;
        }
        if (has(failure, TimeoutException.class) || has(failure, InterruptedIOException.class)
                || socketSays(failure, "timed out")) {
            return Reason.TIMED_OUT;
        }
        if (has(failure, ConnectException.class)) {
            return Reason.REFUSED;
        }
        // TLS also reports a connection that broke during the handshake, and that is no word on the certificate.
        boolean broke = has(failure, EOFException.class) || has(failure, SocketException.class);
        return has(failure, SSLException.class) && !broke && !mayHaveArrived
                ? ofCertificate(failure)
                : Reason.CONNECTION_LOST;
    }

    private static Reason ofCertificate(Throwable failure) {
        if (has(failure, CertificateNotYetValidException.class)) {
            return Reason.CERTIFICATE_NOT_YET_VALID;
        }
        return has(failure, CertificateExpiredException.class) ? Reason.CERTIFICATE_EXPIRED : Reason.CERTIFICATE;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    /** The JDK has no exception classes of its own for these; the words are the operating system's. */
    private static boolean socketSays(Throwable failure, String words) {
        return causes(failure).filter(SocketException.class::isInstance).anyMatch(e -> holds(e, words));
    }

    private static boolean says(Throwable failure, String words) {
        return causes(failure).anyMatch(e -> holds(e, words));
    }

    private static boolean holds(Throwable e, String words) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(10);
    }
}
