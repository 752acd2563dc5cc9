package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** Draws a page. It needs nothing from elsewhere, and but for the one that hands over a fragment it runs no script. */
final class PageHtml implements Drawing {

    private final RedirectPages pages;
    private final String style;
    private final String script;
    private final String policy;
    private final String fragmentPolicy;

    PageHtml(RedirectPages pages) {
        this.pages = pages;
        this.style = resource("page.css");
        this.script = resource("fragment.js");
        this.policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        this.fragmentPolicy = policy + "; script-src 'sha256-" + sha256(script) + "'; connect-src 'self'";
    }

    @Override
    public String policy() {
        return policy;
    }

    @Override
    public String fragmentPolicy() {
        return fragmentPolicy;
    }

    @Override
    public String drawFragment() {
        RedirectPages.Text without = pages.text(Page.NO_SCRIPT);
        return draw(Page.WAITING, "").replace("</main>", "<noscript><h1>" + escaped(without.title()) + "</h1><p>"
                + escaped(without.body()) + "</p></noscript></main><script>" + script + "</script>");
    }

    @Override
    public String draw(Page page, String refresh) {
        RedirectPages.Text text = pages.text(page);
        String again = refresh.isEmpty()
                ? ""
                : "<meta http-equiv=\"refresh\" content=\"1;url=" + escaped(refresh) + "\">";
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
                <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">%s<title>%s</title>\
                <link rel="icon" href="data:,"><style>%s</style></head>
                <body class="%s"><main><p class="brand">%s<span>Stagepass</span></p>%s
                <h1>%s</h1><p>%s</p></main></body></html>
                """
                .formatted(escaped(pages.language()), again, escaped(text.title()), style, look(page), BRAND,
                        sign(page), escaped(text.title()), escaped(text.body()));
    }

    @Override
    public String drawLink(String target) {
        String link = "<p class=\"go\"><a href=\"" + escaped(target) + "\">" + escaped(pages.text(Page.LINK).title())
                + "</a></p>";
        return draw(Page.LINK, "").replace("</main>", link + "</main>");
    }

    /** Shape as well as colour tells how it ended. */
    private static String look(Page page) {
        return switch (page) {
            case WAITING -> "waiting";
            case CONNECTED -> "good";
            case FAILED, REJECTED, MISMATCH, NOT_SAVED, ROUTE_FOREIGN, ROUTE_SCOPES, ROUTE_VERIFY, ROUTE_BUSY -> "bad";
            case NO_SCRIPT, TO_CONFIRM, LINK, OTHER_ACCOUNT, DENIED, CANCELLED, UNFINISHED, USED, NOT_FOUND -> "calm";
        };
    }

    private static String sign(Page page) {
        String shape = switch (look(page)) {
            case "waiting" -> "<circle cx=\"32\" cy=\"32\" r=\"27\" class=\"track\"/>"
                    + "<path d=\"M32 5a27 27 0 0 1 27 27\" class=\"turn\"/>";
            case "good" -> "<circle cx=\"32\" cy=\"32\" r=\"29\" class=\"disc\"/><path d=\"m20 33 8.5 8.5L45 24\"/>";
            case "bad" -> "<path class=\"disc\" d=\"M32 4 61 57H3z\"/><path d=\"M32 24v15m0 8v.2\"/>";
            default ->
                "<rect x=\"5\" y=\"5\" width=\"54\" height=\"54\" rx=\"14\" class=\"disc\"/><path d=\"M20 32h24\"/>";
        };
        return "<svg class=\"sign\" viewBox=\"0 0 64 64\" aria-hidden=\"true\">" + shape + "</svg>";
    }

    /** A pass on its band. */
    private static final String BRAND = "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"m7 1 5 6 5-6\"/>"
            + "<rect x=\"4\" y=\"7\" width=\"16\" height=\"15\" rx=\"3\"/><path d=\"M10 11h4M8 18h8\"/></svg>";

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append((char) c);
            }
        });
        return out.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PageHtml.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
