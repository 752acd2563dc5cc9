package app.stagepass.story;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in a real Chromium that was started with {@code --remote-debugging-port}, spoken to by the DevTools protocol. */
final class ChromiumPage implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final WebSocket socket;
    private final LinkedBlockingQueue<String> answers;
    private int lastId;

    private ChromiumPage(WebSocket socket, LinkedBlockingQueue<String> answers) {
        this.socket = socket;
        this.answers = answers;
    }

    /** Waits for a page at an address. */
    static ChromiumPage at(int debuggingPort, Predicate<String> address) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        return Patience.until("a page in Chromium", PATIENCE_SECONDS, () -> {
            try {
                String list = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + debuggingPort + "/json")).build(),
                        HttpResponse.BodyHandlers.ofString()).body();
                for (JsonNode page : JSON.readTree(list)) {
                    if (page.path("type").asString("").equals("page") && address.test(page.path("url").asString(""))) {
                        return Optional.of(connect(client, URI.create(page.path("webSocketDebuggerUrl").asString())));
                    }
                }
            } catch (IOException e) {
                // not there yet
            }
            return Optional.empty();
        });
    }

    /** Opens an address in a new tab, as if it had been typed into the address bar. */
    static ChromiumPage open(int debuggingPort, String address) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String tab = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + debuggingPort + "/json/new?"
                        + URLEncoder.encode(address, StandardCharsets.UTF_8)))
                        .PUT(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        return connect(client, URI.create(JSON.readTree(tab).path("webSocketDebuggerUrl").asString()));
    }

    private static ChromiumPage connect(HttpClient client, URI uri) {
        LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
        StringBuilder part = new StringBuilder();
        WebSocket socket = client.newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {

            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                part.append(data);
                if (last) {
                    answers.add(part.toString());
                    part.setLength(0);
                }
                return WebSocket.Listener.super.onText(from, data, last);
            }
        }).join();
        return new ChromiumPage(socket, answers);
    }

    /** The value of an expression, as text. */
    String evaluate(String expression) throws InterruptedException {
        int id = ++lastId;
        socket.sendText(JSON.createObjectNode().put("id", id).put("method", "Runtime.evaluate")
                .set("params", JSON.createObjectNode().put("expression", expression).put("returnByValue", true))
                .toString(), true).join();
        while (true) {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("Chromium does not answer");
            }
            JsonNode node = JSON.readTree(answer);
            if (node.path("id").asInt(0) == id) {
                return node.path("result").path("result").path("value").asString("");
            }
        }
    }

    void awaitText(String text) throws Exception {
        Patience.until("the page to say " + text, PATIENCE_SECONDS,
                () -> Optional.of(evaluate("document.body ? document.body.innerText : ''"))
                        .filter(body -> body.contains(text)));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
