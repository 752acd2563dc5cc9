package app.stagepass.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the sandbox's pages share. They run no script and load nothing from elsewhere. */
final class Html {

    /** Of every page that has no form; those with one add where it may lead. */
    static final String POLICY = policy("'none'");

    /** Sand running from one half to the other: it cannot be taken for anybody's trade mark. */
    private static final String BRAND = "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M6 3h12M6 21h12\"/>"
            + "<path d=\"M7 3c0 6 10 12 10 18M17 3c0 6-10 12-10 18\"/></svg>";

    private Html() {}

    /** @param formTargets where forms may lead, redirects included (CSP level 3, form-action) */
    static String policy(String formTargets) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action "
                + formTargets;
    }

    /** @param mainClass of the style sheet: "consent", "control" or "note" */
    static String page(String title, String mainClass, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
                <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">\
                <title>%s \u2013 Sandbox</title><link rel="stylesheet" href="/style.css"></head>
                <body><p class="tape"><strong>%sSandbox</strong><span>This is not Twitch, and nobody here is real.</span></p>
                <main class="%s">%s</main></body></html>
                """
                .formatted(escape(title), BRAND, mainClass, body);
    }

    /** A page that says one thing. */
    static Reply says(int status, String title, String text) {
        return Reply.html(status,
                page(title, "note", "<h1>" + escape(title) + "</h1><p>" + escape(text) + "</p>"));
    }

    /** A page that asks for one thing and goes on with it. */
    static Reply asks(String title, String text, String action, String field, String button) {
        return Reply.html(200, page(title, "note", "<h1>" + escape(title) + "</h1><p>" + escape(text)
                + "</p><form action=\"" + escape(action) + "\"><input name=\"" + escape(field)
                + "\" autocomplete=\"off\" required><button>" + escape(button) + "</button></form>"));
    }

    static Reply style() {
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("style.css"))) {
            return Reply.of(200, "text/css", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
