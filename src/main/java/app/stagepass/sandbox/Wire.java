package app.stagepass.sandbox;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request's way back: an answer, once, or a reset. */
final class Wire {

    private final Request request;
    private final Response response;
    private final Callback callback;
    /** When the connection ends in the middle of the answer; empty if the answer comes whole. */
    private final Optional<CompletableFuture<?>> end;

    Wire(Request request, Response response, Callback callback) {
        this(request, response, callback, Optional.empty());
    }

    private Wire(Request request, Response response, Callback callback, Optional<CompletableFuture<?>> end) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.end = end;
    }

    /** Of whose answers only the first half comes, and the connection ends when told. */
    Wire endingInTheMiddle(CompletableFuture<?> when) {
        return new Wire(request, response, callback, Optional.of(when));
    }

    void send(Reply reply) {
        response.setStatus(reply.status());
        reply.contentType().ifPresent(type -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, type));
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        response.getHeaders().put("Content-Security-Policy", Html.POLICY);
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        if (end.isEmpty()) {
            response.write(true, ByteBuffer.wrap(reply.body()), callback);
        } else {
            sendHalf(reply.body(), end.get());
        }
    }

    /** An empty body has no middle, so one byte is promised. */
    private void sendHalf(byte[] body, CompletableFuture<?> when) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Math.max(1, body.length));
        response.write(false, ByteBuffer.wrap(body, 0, body.length / 2), Callback.NOOP);
        var _ = when.whenCompleteAsync((_, _) -> {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new IOException("ended on order"));
        });
    }

    /** Ends the connection with a TCP reset: without lingering, closing sends RST in place of FIN. */
    void reset() {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        try {
            if (endPoint.getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            // The other side was faster.
        }
        endPoint.close();
        callback.failed(new IOException("reset on order"));
    }
}
