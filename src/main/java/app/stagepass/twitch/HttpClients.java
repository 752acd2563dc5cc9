package app.stagepass.twitch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** How OkHttp has to be set up so that it does nothing on its own. */
final class HttpClients {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private HttpClients() {}

    /**
     * The one that speaks to Twitch.
     *
     * @param trust   whom certificates may be vouched for by
     * @param proxies asked anew for every connection
     */
    static OkHttpClient create(Trust trust, Proxies proxies) {
        return create().newBuilder().sslSocketFactory(trust.sockets(), trust.manager()).proxySelector(proxies)
                .proxyAuthenticator(proxies.authenticator()).build();
    }

    /**
     * No redirects, no cookies, no cache, nothing logged, nothing sent twice, and every request on a connection of its own: on a
     * kept connection that the other side has closed meanwhile, a request fails although nothing is wrong.
     *
     * <p>Only HTTP/1.1, because HTTP/2 shares connections between requests. There are too few requests for that to matter.
     */
    static OkHttpClient create() {
        return new OkHttpClient.Builder().retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .connectTimeout(CONNECT)
                // TwitchHttp has one time limit for the whole call, which no part of it may undercut.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                // An address that leads nowhere, as IPv6 does in many a network, does not hold up the next one.
                .fastFallback(true)
                .eventListenerFactory(RouteNotes.FACTORY)
                .addNetworkInterceptor(new Sending.Gate())
                .addNetworkInterceptor(new HiddenRetryAfter())
                .build();
    }
}
