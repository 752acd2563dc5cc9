package app.stagepass.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a stand-in over HTTP as a browser and as an application would; nothing is followed by itself. */
final class Web implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final SandboxServer server;
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();

    Web(SandboxServer server) {
        this.server = server;
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.base().resolve(pathAndQuery)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.base().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> token(String... form) throws IOException, InterruptedException {
        return post("/oauth2/token", map(form));
    }

    HttpResponse<String> validate(String token) throws IOException, InterruptedException {
        return get("/oauth2/validate", "Authorization", "OAuth " + token);
    }

    /** Asks for consent; {@code more} are further parameters, or others in place of the usual ones. */
    HttpResponse<String> authorize(SandboxClient app, String scopes, String... more)
            throws IOException, InterruptedException {
        Map<String, String> query = map("client_id", app.id().value(), "redirect_uri", app.redirectUris().getLast(),
                "response_type", "code", "scope", scopes, "state", "st/a te");
        query.putAll(map(more));
        return get("/oauth2/authorize?" + encode(query));
    }

    /** Presses a button on a consent page. */
    HttpResponse<String> decide(HttpResponse<String> page, String userId, String decision)
            throws IOException, InterruptedException {
        return post("/oauth2/authorize",
                map("request", form(page), "account", userId, "decision", decision));
    }

    /** Agrees, and takes the code from the address that the browser is sent to. */
    String code(SandboxClient app, String userId, String scopes) throws IOException, InterruptedException {
        return answer(decide(authorize(app, scopes, "force_verify", "true"), userId, "authorize")).getOrDefault("code",
                "");
    }

    /** Consent and exchange of an application with a secret. */
    JsonNode signIn(SandboxClient app, String secret, String userId, String scopes)
            throws IOException, InterruptedException {
        return json(token("client_id", app.id().value(), "client_secret", secret, "grant_type", "authorization_code",
                "code", code(app, userId, scopes), "redirect_uri", app.redirectUris().getLast()));
    }

    static String form(HttpResponse<String> page) {
        Matcher matcher = FORM.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form: " + page.statusCode() + " " + page.body());
        }
        return matcher.group(1);
    }

    static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    /** The parameters of the address that the browser is sent to. */
    static Map<String, String> answer(HttpResponse<String> response) {
        return List.of(location(response).getRawQuery().split("&")).stream().map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Sends bytes as they are and reads until the other side ends the connection. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.base().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Map<String, String> map(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        IntStream.range(0, pairs.length / 2).forEach(i -> map.put(pairs[2 * i], pairs[2 * i + 1]));
        return map;
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream().map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
    }
}
