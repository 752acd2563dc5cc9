package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends answers that no cache keeps, no other page sees, and no script but ours runs in. */
final class PageWriter {

    private final Drawing html;

    PageWriter(Drawing html) {
        this.html = html;
    }

    /** @param again where to ask again after a second; empty for never */
    void show(int status, Page page, String again, Response response, Callback callback) {
        write(html.draw(page, again), html.policy(), status, response, callback);
    }

    void showFragment(Response response, Callback callback) {
        write(html.drawFragment(), html.fragmentPolicy(), 200, response, callback);
    }

    void showLink(String target, Response response, Callback callback) {
        write(html.drawLink(target), html.policy(), 200, response, callback);
    }

    void redirect(String location, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.LOCATION, location);
        bare(303, response, callback);
    }

    void bare(int status, Response response, Callback callback) {
        if (status != 204) { // which has no body, not even one of no length (RFC 9110 section 8.6)
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        }
        respond(status, html.policy(), response);
        response.write(true, ByteBuffer.allocate(0), callback);
    }

    private static void write(String drawn, String policy, int status, Response response, Callback callback) {
        byte[] bytes = drawn.getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        respond(status, policy, response);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private static void respond(int status, String policy, Response response) {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", policy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (status == 405) {
            headers.put(HttpHeader.ALLOW, "GET");
        }
    }
}
