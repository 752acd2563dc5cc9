package app.stagepass.oauth;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;

/** What the rules look at in a request. It has no text form: its query holds the code. */
final class CallbackRequest {

    private final Request request;

    CallbackRequest(Request request) {
        this.request = request;
    }

    boolean isGet() {
        return request.getMethod().equals("GET");
    }

    boolean isPost() {
        return request.getMethod().equals("POST");
    }

    /**
     * Whether a page of this origin sent it by script. Browsers send {@code Origin} with every POST, and no page can change it
     * (Fetch standard); {@code Sec-Fetch-Site} comes on top where it is known (Fetch Metadata).
     */
    boolean isFromPageAt(String origin) {
        List<String> origins = request.getHeaders().getValuesList("Origin");
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return origins.equals(List.of(origin)) && (site == null || site.equals("same-origin"));
    }

    /**
     * Whether a page of another origin sent the browser here. Browsers say so in {@code Sec-Fetch-Site} (Fetch Metadata), older ones
     * in {@code Referer}, unless that page forbade it; who typed or bookmarked the address comes from nowhere.
     */
    boolean isSentByAnotherSite(String origin) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("none") && !site.equals("same-origin");
        }
        String referer = request.getHeaders().get(HttpHeader.REFERER);
        return referer != null && !referer.startsWith(origin + "/");
    }

    /** Whether the body is a form of a known and small size. */
    boolean hasShortForm() {
        long length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        String type = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.CONTENT_TYPE), "");
        return !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING) && length > 0
                && length <= ReceiverLimits.BODY_BYTES
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** The one {@code Host} header in lower case; empty if there is none or more. */
    String host() {
        List<String> hosts = request.getHeaders().getValuesList(HttpHeader.HOST);
        return hosts.size() == 1 ? hosts.getFirst().toLowerCase(Locale.ROOT) : "";
    }

    /** Whether it came over TLS that ended here. */
    boolean isEncrypted() {
        return request.getConnectionMetaData().getConnection().getEndPoint() instanceof SslConnection.SslEndPoint;
    }

    boolean hasBody() {
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    /** Not decoded, so that only one spelling is the exact path. */
    String path() {
        return Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
    }

    /** Not decoded. */
    String query() {
        return Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    }

    /** Every value that came for the cookie (RFC 6265 section 5.4). */
    List<String> cookies(String name) {
        List<String> values = new ArrayList<>();
        for (String header : request.getHeaders().getValuesList(HttpHeader.COOKIE)) {
            for (String pair : header.split(";", -1)) {
                String trimmed = pair.strip();
                if (trimmed.startsWith(name + "=")) {
                    values.add(trimmed.substring(name.length() + 1));
                }
            }
        }
        return values;
    }

    /**
     * Whether no person looks at the answer: a prefetch or prerender, or a part of another page. Browsers say so in
     * {@code Sec-Purpose} (Fetch standard), {@code Purpose}, {@code X-Moz}, {@code X-Purpose} and {@code Sec-Fetch-Dest} (Fetch
     * Metadata); what says nothing is taken for a person.
     */
    boolean isSpeculative() {
        for (String header : List.of("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")) {
            String value = Objects.requireNonNullElse(request.getHeaders().get(header), "").toLowerCase(Locale.ROOT);
            if (value.contains("prefetch") || value.contains("prerender") || value.contains("preview")) {
                return true;
            }
        }
        String destination = request.getHeaders().get("Sec-Fetch-Dest");
        return destination != null && !destination.equalsIgnoreCase("document");
    }

    /**
     * Whether the answer's address will stand in an address bar. Browsers say so in {@code Sec-Fetch-Mode} (Fetch Metadata);
     * those that do not know it ask for HTML, which programs seldom do.
     */
    boolean isNavigation() {
        String mode = request.getHeaders().get("Sec-Fetch-Mode");
        return mode == null
                ? Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.ACCEPT), "").contains("text/html")
                : mode.equalsIgnoreCase("navigate");
    }

    /** Asks the operating system, so only when all else is right. */
    boolean isOwnUsers(PeerCheck peers) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress local
                && peers.isOwnUser(peer, local);
    }
}
