package app.stagepass.oauth;

import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.RedirectPages.Page;
import app.stagepass.oauth.RedirectPages.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The person's own pages: a folder with one HTML file for each page, {@code connected.html}, {@code denied.html} and so on. In
 * {@code {{title}}}, {@code {{body}}} and {@code {{language}}} our words are put, and in {@code {{again}}} of {@code waiting.html}
 * the address to ask again; all of them escaped. Own styles are let through, scripts and what is elsewhere are not. The pages
 * that take a token out of an address, or begin with a link, stay ours.
 */
public final class TemplatePages implements Drawing {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Set<String> KNOWN = Set.of("title", "body", "language");
    private static final String AGAIN = "again";
    private static final long LARGEST = 256 * 1024;
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final RedirectPages words;
    private final PageHtml ours;
    private final Map<Page, String> templates;

    private TemplatePages(RedirectPages words, Map<Page, String> templates) {
        this.words = words;
        this.ours = new PageHtml(words);
        this.templates = templates;
    }

    /** Reads them all, so that none is found wanting in the middle of a sign-in. */
    public static TemplatePages load(Path folder, RedirectPages words) throws CallbackSetup {
        Map<Page, String> templates = new EnumMap<>(Page.class);
        for (Page page : pages()) {
            templates.put(page, checked(page, read(folder.resolve(fileName(page)))));
        }
        return new TemplatePages(words, templates);
    }

    /** Writes our own pages into the folder as a start. Files that are there already stay as they are. */
    public static void writeOurs(Path folder) throws CallbackSetup {
        PageHtml blank = new PageHtml(new RedirectPages() {
            @Override
            public String language() {
                return "{{language}}";
            }

            @Override
            public Text text(Page page) {
                return new Text("{{title}}", "{{body}}");
            }
        });
        try {
            Files.createDirectories(folder);
            for (Page page : pages()) {
                String html = blank.draw(page, page == Page.WAITING ? "{{" + AGAIN + "}}" : "");
                try {
                    Files.writeString(folder.resolve(fileName(page)), html, StandardOpenOption.CREATE_NEW);
                } catch (FileAlreadyExistsException e) {
                    // The person's own.
                }
            }
        } catch (IOException e) {
            throw new CallbackSetup(Fault.TEMPLATE_NOT_WRITTEN, folder.toString());
        }
    }

    private static List<Page> pages() {
        return Arrays.stream(Page.values()).filter(page -> page != Page.NO_SCRIPT && page != Page.LINK).toList();
    }

    static String fileName(Page page) {
        return page.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".html";
    }

    private static String read(Path file) throws CallbackSetup {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            throw new CallbackSetup(Fault.TEMPLATE_MISSING, name);
        }
        try {
            byte[] bytes = SmallFile.read(file, LARGEST)
                    .orElseThrow(() -> new CallbackSetup(Fault.TEMPLATE_NOT_READABLE, name));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IOException e) {
            throw new CallbackSetup(Fault.TEMPLATE_NOT_READABLE, name);
        }
    }

    private static String checked(Page page, String template) throws CallbackSetup {
        Matcher found = PLACEHOLDER.matcher(template);
        while (found.find()) {
            String name = found.group(1).strip();
            if (!KNOWN.contains(name) && !(page == Page.WAITING && name.equals(AGAIN))) {
                throw new CallbackSetup(Fault.TEMPLATE_PLACEHOLDER, fileName(page) + ": " + found.group());
            }
        }
        return template;
    }

    @Override
    public String draw(Page page, String refresh) {
        Text text = words.text(page);
        Map<String, String> values = Map.of("title", text.title(), "body", text.body(), "language", words.language(),
                AGAIN, refresh);
        return Optional.ofNullable(templates.get(page)).map(template -> PLACEHOLDER.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        PageHtml.escaped(values.getOrDefault(found.group(1).strip(), "")))))
                .orElseGet(() -> ours.draw(page, refresh));
    }

    @Override
    public String policy() {
        return POLICY;
    }

    @Override
    public String drawFragment() {
        return ours.drawFragment();
    }

    @Override
    public String drawLink(String target) {
        return ours.drawLink(target);
    }

    @Override
    public String fragmentPolicy() {
        return ours.fragmentPolicy();
    }
}
