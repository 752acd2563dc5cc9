package app.stagepass.sandbox;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The stand-in's wire: loopback sockets, parameters, faults. */
final class SandboxHttp {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HUGE = 10 * 1024 * 1024;

    private final Server server;
    private final List<ServerSocketChannel> sockets;
    private final URI base;

    SandboxHttp(int port, SandboxServer sandbox) throws IOException {
        this.sockets = bind(port);
        this.base = URI
                .create("http://localhost:" + ((InetSocketAddress) sockets.getFirst().getLocalAddress()).getPort());
        QueuedThreadPool threads = new QueuedThreadPool(40, 2);
        threads.setName("sandbox");
        threads.setDaemon(true);
        this.server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        for (ServerSocketChannel socket : sockets) {
            ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
            connector.setIdleTimeout(60_000);
            connector.open(socket);
            server.addConnector(connector);
        }
        server.setHandler(new Door(sandbox));
    }

    URI base() {
        return base;
    }

    void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) { // Jetty's own signature
            stop();
            throw new IOException(e);
        }
    }

    void stop() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty's own signature
            throw new IllegalStateException(e);
        } finally {
            sockets.forEach(SandboxHttp::close);
        }
    }

    private static void close(ServerSocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed as far as it can be
        }
    }

    /** Both families on one port; without IPv6, IPv4 alone. */
    private static List<ServerSocketChannel> bind(int port) throws IOException {
        List<ServerSocketChannel> bound = new ArrayList<>();
        bound.add(open(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port));
        int chosen = ((InetSocketAddress) bound.getFirst().getLocalAddress()).getPort();
        byte[] one = new byte[16];
        one[15] = 1;
        try {
            bound.add(open(Inet6Address.getByAddress(one), chosen));
        } catch (IOException e) {
            if (port != 0 && e instanceof java.net.BindException && String.valueOf(e.getMessage()).contains("in use")) {
                bound.forEach(SandboxHttp::close);
                throw e;
            }
        }
        return bound;
    }

    private static ServerSocketChannel open(InetAddress address, int port) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(
                address instanceof Inet6Address
                        ? java.net.StandardProtocolFamily.INET6
                        : java.net.StandardProtocolFamily.INET);
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** One way in for all requests. */
    private static final class Door extends Handler.Abstract {

        private final SandboxServer sandbox;

        Door(SandboxServer sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (!HOSTS.contains(hostOf(request))) {
                write(response, callback, Reply.html(421, Html.page("No", "", "<h1>Not from there</h1>")));
                return true;
            }
            boolean post = request.getMethod().equals("POST");
            if (!post && !request.getMethod().equals("GET")) {
                write(response, callback, Reply.empty(405));
                return true;
            }
            String path = request.getHttpURI().getPath();
            Map<String, String> parameters = parameters(request, post);
            Optional<Endpoint> endpoint = Arrays.stream(Endpoint.values()).filter(one -> one.path().equals(path))
                    .findFirst();
            if (endpoint.isPresent()) {
                serve(endpoint.get(), request, post, parameters, response, callback);
            } else {
                write(response, callback, other(path, post, parameters));
            }
            return true;
        }

        private Reply other(String path, boolean post, Map<String, String> parameters) {
            if (path.startsWith("/avatars/") && path.endsWith(".png")) {
                String userId = path.substring("/avatars/".length(), path.length() - ".png".length());
                return TokenInfo.account(userId)
                        .map(_ -> new Reply(200, Optional.of("image/png"), AvatarPicture.png(userId), Map.of()))
                        .orElseGet(() -> Reply.empty(404));
            }
            if (path.equals("/control")) {
                return sandbox.control(post, parameters)
                        .orElseGet(() -> Reply.html(403, Html.page("No", "", "<h1>Wrong key</h1>")));
            }
            if (path.equals("/")) {
                return Reply.html(200, Html.page("Sandbox", "",
                        "<h1>The sandbox runs</h1><p class=\"muted\">It stands in for Twitch while you try things.</p>"));
            }
            return Reply.error(404, "not found");
        }

        private void serve(Endpoint endpoint, Request request, boolean post, Map<String, String> parameters,
                Response response, Callback callback) throws InterruptedException {
            Optional<Fault> fault = sandbox.nextFault(endpoint);
            if (fault.isPresent() && fault.get() instanceof Fault.Reset reset) {
                if (reset.acted()) {
                    truth(endpoint, request, post, parameters);
                }
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.failed(new IOException("reset on order"));
                return;
            }
            write(response, callback, fault.isEmpty()
                    ? truth(endpoint, request, post, parameters)
                    : broken(fault.get(), endpoint, request, post, parameters));
        }

        private Reply broken(Fault fault, Endpoint endpoint, Request request, boolean post,
                Map<String, String> parameters) throws InterruptedException {
            return switch (fault) {
                case Fault.Status status -> {
                    Reply reply = status.status() == 429
                            ? Reply.empty(429)
                            : Reply.error(status.status(), "sandbox fault");
                    yield status.retryAfter().map(after -> reply.with("Retry-After", after)).orElse(reply);
                }
                case Fault.Html html -> Reply.html(html.status(), "<html><body>Welcome to the hotel</body></html>");
                case Fault.Truncated _ -> {
                    Reply true_ = truth(endpoint, request, post, parameters);
                    yield new Reply(true_.status(), true_.contentType(),
                            Arrays.copyOf(true_.body(), true_.body().length / 2), true_.headers());
                }
                case Fault.Malformed _ -> Reply.json(200, "{\"access_token\": \"abc, \"expires_in\" 12}}");
                case Fault.WrongTypes _ -> Reply.json(200,
                        "{\"access_token\":{\"a\":1},\"expires_in\":\"soon\",\"refresh_token\":[],\"scope\":7,\"client_id\":[],\"scopes\":1,\"data\":3}");
                case Fault.Huge _ -> Reply.json(200, "{\"padding\":\"" + "x".repeat(HUGE) + "\"}");
                case Fault.Slow slow -> {
                    // Jetty's threads are made for waiting requests; a stop interrupts them.
                    new java.util.concurrent.CountDownLatch(1).await(slow.by().toMillis(), TimeUnit.MILLISECONDS);
                    yield truth(endpoint, request, post, parameters);
                }
                case Fault.Redirect redirect -> Reply.empty(307).with("Location", redirect.location());
                case Fault.Reset _ -> throw new IllegalStateException("dealt with before");
            };
        }

        private Reply truth(Endpoint endpoint, Request request, boolean post, Map<String, String> parameters) {
            boolean right = switch (endpoint) {
                case AUTHORIZE -> true;
                case TOKEN, REVOKE -> post;
                case VALIDATE, USERS -> !post;
            };
            if (!right) {
                return Reply.error(404, "not found");
            }
            return sandbox.answer(endpoint, post, parameters, header(request, "Authorization"),
                    header(request, "Client-Id"));
        }

        private static Map<String, String> parameters(Request request, boolean post) throws IOException {
            Fields fields = new Fields(true);
            String query = request.getHttpURI().getQuery();
            if (query != null) {
                UrlEncoded.decodeUtf8To(query, fields);
            }
            if (post) {
                UrlEncoded.decodeUtf8To(Content.Source.asString(request, StandardCharsets.UTF_8), fields);
            }
            Map<String, String> first = new LinkedHashMap<>();
            fields.forEach(field -> first.put(field.getName(), field.getValue()));
            return first;
        }

        private static String hostOf(Request request) {
            String host = header(request, "Host").toLowerCase(Locale.ROOT);
            int colon = host.lastIndexOf(':');
            return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        }

        private static String header(Request request, String name) {
            return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
        }

        private static void write(Response response, Callback callback, Reply reply) {
            response.setStatus(reply.status());
            reply.contentType().ifPresent(type -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, type));
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.getHeaders().put("Referrer-Policy", "no-referrer");
            response.getHeaders().put("Content-Security-Policy", Html.policy());
            reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            response.write(true, ByteBuffer.wrap(reply.body()), callback);
        }
    }
}
