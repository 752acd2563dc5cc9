import com.sun.javafx.css.CompoundSelector;
import com.sun.javafx.css.SimpleSelector;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.CssParser;
import javafx.css.PseudoClass;
import javafx.css.Rule;
import javafx.css.Selector;
import javafx.css.StyleConverter;
import javafx.css.Stylesheet;

/**
 * Makes the style sheets that the program loads, so that its start need not: read as JavaFX keeps them in memory (.bss), with the
 * palette's colours put where they are used, because a colour that is looked up costs each node a walk to the root, and without the rules
 * of controls that no window of ours has. Part of the build; run by itself from its source:
 *
 *   java -cp CLASSPATH src/build/StyleSheets.java SOURCES CLASSES
 *
 * SOURCES is the folder of our style sheets; into CLASSES go base-dark.bss and dark.bss, base-light.bss and light.bss. The class path is
 * the program's: AtlantaFX's sheets are read from it.
 */
final class StyleSheets {

    private static final List<String> OURS = List.of("stagepass.css", "dashboard.css", "connect.css");
    /** Style classes of controls that the program does not have. A rule goes when all its selectors are about one of these. */
    private static final Set<String> NOT_OURS = Set.of("accordion", "breadcrumbs", "calendar", "chart", "chart-plot-background",
            "color-picker", "custom-color-dialog", "color-palette", "color-palette-region", "date-picker", "date-picker-popup",
            "html-editor", "input-group", "modal-box", "modal-pane", "modal-pane-overlay", "message", "notification", "pagination",
            "popover", "progress-bar", "ring-progress-indicator", "slider", "progress-slider", "spinner", "split-pane", "tab-pane",
            "tab-line", "table-view", "tile", "titled-pane", "toggle-switch", "tree-cell", "tree-table-cell", "tree-table-row-cell",
            "tree-table-view", "tree-view", "web-view", "tab", "deck-pane", "dialog-pane", "alert", "decorated-root", "table-row-cell",
            "table-cell", "column-header", "tab-content-area", "axis", "chart-legend", "bread-crumb-button", "masonry", "menu-bar",
            "tool-bar", "choice-box", "segmented-control");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("(?<![\\w-])-color-[\\w-]+");
    private static final Set<String> PAINTED = Set.of("-fx-background-color", "-fx-fill");

    private StyleSheets() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path sources = Path.of(arguments[0]);
        Path classes = Files.createDirectories(Path.of(arguments[1]));
        for (String theme : List.of("dark", "light")) {
            String primer = withoutComments(resource("/atlantafx/base/theme/primer-" + theme + ".css"));
            String palette = withoutComments(Files.readString(sources.resolve(theme + ".css")));
            Map<String, String> colours = colours(primer, palette);
            write(literal(trimmed(primer), colours), classes.resolve("base-" + theme + ".bss"));
            StringBuilder ours = new StringBuilder(palette);
            for (String sheet : OURS) {
                ours.append(withoutComments(Files.readString(sources.resolve(sheet))));
            }
            write(literal(ours.toString(), colours), classes.resolve(theme + ".bss"));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = StyleSheets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String withoutComments(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "");
    }

    /** What .root says, ours over AtlantaFX's; names that are said elsewhere too are not in it. */
    private static Map<String, String> colours(String primer, String palette) {
        Map<String, String> known = new HashMap<>();
        List<String> elsewhere = new ArrayList<>();
        for (String css : List.of(primer, palette)) {
            Matcher rules = RULE.matcher(css);
            while (rules.find()) {
                boolean root = rules.group(1).strip().equals(".root");
                for (String line : rules.group(2).split(";")) {
                    String[] parts = line.split(":", 2);
                    if (parts.length == 2 && parts[0].strip().startsWith("-color-")) {
                        if (root) {
                            known.put(parts[0].strip(), parts[1].strip());
                        } else {
                            elsewhere.add(parts[0].strip());
                        }
                    }
                }
            }
        }
        elsewhere.forEach(known::remove);
        Map<String, String> literal = new HashMap<>();
        known.forEach((name, _) -> literal.put(name, resolved(name, known)));
        return literal;
    }

    private static String resolved(String name, Map<String, String> known) {
        String value = known.get(name);
        Matcher inner = NAME.matcher(value);
        return inner.replaceAll(found -> Matcher.quoteReplacement(
                known.containsKey(found.group()) ? resolved(found.group(), known) : found.group()));
    }

    /** Colours in place of their names, but where a name is given its colour. */
    private static String literal(String css, Map<String, String> colours) {
        return RULE.matcher(css).replaceAll(rule -> Matcher.quoteReplacement(rule.group(1) + "{"
                + Arrays.stream(rule.group(2).split(";")).map(line -> {
                    String[] parts = line.split(":", 2);
                    return parts.length < 2 ? line : parts[0] + ":" + nothing(parts[0].strip(), NAME.matcher(parts[1])
                            .replaceAll(found -> Matcher.quoteReplacement(
                                    colours.getOrDefault(found.group(), found.group()))));
                }).collect(Collectors.joining(";")) + "}"));
    }

    /** JavaFX blends a surface that is transparent all over, point by point, which is seen in each frame; it leaves out one that is none. */
    private static String nothing(String property, String value) {
        return PAINTED.contains(property) && value.strip().equals("transparent") ? "null" : value;
    }

    private static String trimmed(String css) {
        return RULE.matcher(css).replaceAll(rule -> {
            String kept = Arrays.stream(rule.group(1).split(",")).filter(selector -> !isForeign(selector))
                    .collect(Collectors.joining(","));
            return kept.isBlank() ? "" : Matcher.quoteReplacement(kept + "{" + rule.group(2) + "}");
        });
    }

    private static boolean isForeign(String selector) {
        Matcher classes = Pattern.compile("\\.([\\w-]+)").matcher(selector);
        while (classes.find()) {
            if (NOT_OURS.contains(classes.group(1))) {
                return true;
            }
        }
        return false;
    }

    /** As Stylesheet.convertToBinary does, but the same at each run: a set of pseudo classes has another order each time. */
    private static void write(String css, Path to) throws IOException, ReflectiveOperationException {
        Stylesheet sheet = new CssParser().parse(css);
        for (Rule rule : sheet.getRules()) {
            for (Selector selector : rule.getSelectors()) {
                sort(selector);
            }
        }
        StyleConverter.StringStore strings = new StyleConverter.StringStore();
        ByteArrayOutputStream rules = new ByteArrayOutputStream();
        Method writer = open(Stylesheet.class.getDeclaredMethod("writeBinary", DataOutputStream.class,
                StyleConverter.StringStore.class));
        writer.invoke(sheet, new DataOutputStream(rules), strings);
        Field version = open(Stylesheet.class.getDeclaredField("BINARY_CSS_VERSION"));
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(to))) {
            out.writeShort(version.getInt(null));
            strings.writeBinary(out);
            rules.writeTo(out);
        }
    }

    private static void sort(Selector selector) throws ReflectiveOperationException {
        switch (selector) {
            case CompoundSelector compound -> {
                for (SimpleSelector one : compound.getSelectors()) {
                    sort(one);
                }
            }
            case SimpleSelector simple -> {
                Set<PseudoClass> sorted = new TreeSet<>(Comparator.comparing(PseudoClass::getPseudoClassName));
                sorted.addAll(simple.getPseudoClassStates());
                open(SimpleSelector.class.getDeclaredField("pseudoClassState")).set(simple, sorted);
            }
            default -> throw new IllegalStateException("a kind of selector that is not known: " + selector.getClass());
        }
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }
}
