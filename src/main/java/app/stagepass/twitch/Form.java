package app.stagepass.twitch;

import app.stagepass.token.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Named values in the order in which they were added, each URL-encoded exactly once when they leave. */
final class Form {

    private static final MediaType TYPE = MediaType.get("application/x-www-form-urlencoded");

    private final Map<String, String> values = new LinkedHashMap<>();

    Form add(String name, String value) {
        values.put(name, value);
        return this;
    }

    Form add(String name, Secret value) {
        return add(name, value.reveal());
    }

    /** For a URL's query, where a space is {@code %20}. */
    String query() {
        return encoded().replace("+", "%20");
    }

    private String encoded() {
        return values.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** For a POST. The body may leave once only: OkHttp sends other bodies again on its own, for example after a 503. */
    RequestBody body() {
        byte[] bytes = encoded().getBytes(StandardCharsets.UTF_8);
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return TYPE;
            }

            @Override
            public long contentLength() {
                return bytes.length;
            }

            @Override
            public boolean isOneShot() {
                return true;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.write(bytes);
            }
        };
    }
}
