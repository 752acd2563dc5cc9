package app.stagepass.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** A request, reduced to what the stand-in looks at. No record, for it holds secrets and must not print them. */
final class Incoming {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LARGEST_BODY = 64 * 1024;

    private final Request request;
    private final Map<String, String> parameters;

    /** The body is larger than anything that is asked of us. */
    static final class TooLarge extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private Incoming(Request request, Map<String, String> parameters) {
        this.request = request;
        this.parameters = parameters;
    }

    /** Reads query and form; Twitch takes parameters in either. Of a repeated one the first counts. */
    static Incoming read(Request request) throws IOException, TooLarge {
        Fields fields = new Fields(true);
        String query = request.getHttpURI().getQuery();
        if (query != null) {
            UrlEncoded.decodeUtf8To(query, fields);
        }
        if (request.getMethod().equals("POST")) {
            byte[] body = Content.Source.asInputStream(request).readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new TooLarge();
            }
            UrlEncoded.decodeUtf8To(new String(body, StandardCharsets.UTF_8), fields);
        }
        Map<String, String> first = new LinkedHashMap<>();
        fields.forEach(field -> first.put(field.getName(), field.getValue()));
        return new Incoming(request, first);
    }

    boolean isPost() {
        return request.getMethod().equals("POST");
    }

    String path() {
        return request.getHttpURI().getPath();
    }

    Map<String, String> parameters() {
        return parameters;
    }

    /** Empty if it is not there. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Empty if it is not there. */
    String header(String name) {
        return header(request, name);
    }

    Optional<String> cookie(String name) {
        return Request.getCookies(request).stream().filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue).findFirst();
    }

    /** Whether a page of another origin sent it, as far as the browser says so (W3C Fetch Metadata, RFC 6454). */
    boolean isFromAnotherSite() {
        return !Set.of("", "same-origin", "none").contains(header("Sec-Fetch-Site")) || isFromAnotherOrigin();
    }

    /**
     * The same by {@code Origin} alone. Browsers that are told to keep the referrer to themselves send "null" even between two
     * pages of ours, and say in {@code Sec-Fetch-Site} that it is so.
     */
    boolean isFromAnotherOrigin() {
        String origin = header("Origin");
        boolean ours = origin.isEmpty() || origin.equalsIgnoreCase("http://" + header("Host"))
                || (origin.equals("null") && header("Sec-Fetch-Site").equals("same-origin"));
        return !ours;
    }

    /** A page elsewhere may have its own name point at this machine; only loopback names are ours. */
    static boolean isForUs(Request request) {
        String host = header(request, "Host").toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        return LOOPBACK.contains(colon > host.lastIndexOf(']') ? host.substring(0, colon) : host);
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }
}
