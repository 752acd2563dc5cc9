package app.stagepass.sandbox;

import app.stagepass.oauth.Browser;
import app.stagepass.oauth.OAuthException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person with a browser, over real HTTP: follows the start link to the consent page, picks an account and agrees, or does
 * something else. Remembers every address it was at and every page that it was shown.
 */
public final class FakeBrowser implements Browser {

    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;
    /** So long a page that says to wait is asked for again, however often. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    /** By name, for all of localhost: browsers do not keep the cookies of two ports apart (RFC 6265 section 8.5). */
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final List<URI> visited = new CopyOnWriteArrayList<>();
    private final List<String> pages = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> lastPages = new LinkedBlockingQueue<>();
    private volatile Intention intention = Intention.AGREE;
    private volatile String userId = "141981764";

    /** What the person will do. */
    public enum Intention {
        AGREE, CANCEL,
        /** Looks at the consent page and leaves. */
        CLOSE_THE_TAB,
        /** Twitch's page redirects a second time, as it does now and then. */
        AGREE_AND_RELOAD,
        /** There is no browser. */
        NONE
    }

    public void will(Intention what) {
        intention = what;
    }

    public void agreeAs(String who) {
        intention = Intention.AGREE;
        userId = who;
    }

    public List<URI> visited() {
        return visited;
    }

    public List<String> pages() {
        return pages;
    }

    /** The page on which the walk ended; waits for it. */
    public String lastPage() throws InterruptedException {
        String page = lastPages.poll(30, TimeUnit.SECONDS);
        if (page == null) {
            throw new AssertionError("the browser is still on its way; it was at " + visited);
        }
        return page;
    }

    @Override
    public void open(URI uri) throws OAuthException.NoBrowser {
        if (intention == Intention.NONE) {
            throw new OAuthException.NoBrowser("test");
        }
        Thread.ofVirtual().name("browser").start(() -> walk(uri));
    }

    private void walk(URI start) {
        try {
            HttpResponse<String> page = follow(get(start));
            Matcher form = REQUEST.matcher(page.body());
            if (form.find() && intention != Intention.CLOSE_THE_TAB) {
                String decision = intention == Intention.CANCEL ? "cancel" : "authorize";
                HttpResponse<String> answer = post(page.uri().resolve("/oauth2/authorize"),
                        "request=" + encode(form.group(1)) + "&account=" + userId
                                + "&decision=" + decision);
                URI callback = page.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
                if (intention == Intention.AGREE_AND_RELOAD) {
                    CompletableFuture<Void> twice = CompletableFuture.runAsync(() -> {
                        try {
                            follow(get(callback));
                        } catch (IOException | InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    });
                    page = follow(get(callback));
                    twice.join();
                } else {
                    page = follow(get(callback));
                }
            }
            lastPages.add(page.body());
        } catch (IOException | InterruptedException e) {
            lastPages.add("the connection was lost: " + e.getClass().getSimpleName());
        }
    }

    /** Agrees, or not, on the page where a device is approved. */
    public void decideOnDevice(URI page) throws IOException, InterruptedException {
        HttpResponse<String> shown = get(page);
        Matcher form = REQUEST.matcher(shown.body());
        if (!form.find()) {
            throw new AssertionError("no consent page at " + shown.uri().getPath());
        }
        HttpResponse<String> done = post(page.resolve("/activate"),
                "request=" + encode(form.group(1)) + "&account=" + userId
                        + "&decision=" + (intention == Intention.CANCEL ? "cancel" : "authorize"));
        if (done.statusCode() != 200) {
            throw new AssertionError("the decision was answered " + done.statusCode());
        }
    }

    /** Follows the link, agrees, and ends at an address that it cannot open: what its address line then holds. */
    public URI addressAfterAgreeing(URI start) throws IOException, InterruptedException {
        HttpResponse<String> page = follow(get(start));
        Matcher form = REQUEST.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no consent page at " + page.uri().getPath());
        }
        HttpResponse<String> answer = post(page.uri().resolve("/oauth2/authorize"),
                "request=" + encode(form.group(1)) + "&account=" + userId
                        + "&decision=" + (intention == Intention.CANCEL ? "cancel" : "authorize"));
        return page.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> follow(HttpResponse<String> response) throws IOException, InterruptedException {
        HttpResponse<String> now = response;
        long since = System.nanoTime();
        for (int i = 0; i < MOST_REDIRECTS && System.nanoTime() - since < PATIENCE.toNanos();) {
            String refresh = now.headers().firstValue("Refresh").orElse("");
            if (now.statusCode() >= 300 && now.statusCode() < 400) {
                i++;
                now = get(now.uri().resolve(now.headers().firstValue("Location").orElseThrow()));
            } else if (refresh.contains("url=")) {
                i++;
                now = get(now.uri().resolve(refresh.substring(refresh.indexOf("url=") + 4)));
            } else if (now.body().contains("http-equiv=\"refresh\"")) {
                now = get(now.uri()); // held by the receiver for as long as it has nothing to tell
            } else {
                return now;
            }
        }
        return now;
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    private HttpResponse<String> post(URI form, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                    .collect(Collectors.joining("; ")));
        }
        HttpRequest request = builder.build();
        visited.add(request.uri());
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        for (String set : response.headers().allValues("Set-Cookie")) {
            String pair = set.replaceAll(";.*", "");
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        pages.add(response.body());
        return response;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
