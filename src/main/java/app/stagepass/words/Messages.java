package app.stagepass.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Every word that people read, by key. The texts are in {@code messages.properties} and its translations; each is a
 * {@link MessageFormat} pattern, also where it takes no arguments. So write ’ and not ' in them, and give a port or another
 * number that is a name as {@code {0,number,#}}, or it is shown as 7,277.
 */
public final class Messages {

    private final ResourceBundle bundle;
    private final Locale conventions;

    /** English stands in for a language that is not there, never the machine's own second choice. */
    public Messages(Locale locale) {
        this.bundle = ResourceBundle.getBundle("app.stagepass.words.messages", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String region = locale.getCountry().isEmpty() ? "" : "-" + locale.getCountry();
        this.conventions = Locale.forLanguageTag(language() + region + "-u-nu-latn");
    }

    /**
     * The text with its arguments set in.
     *
     * @throws java.util.MissingResourceException if there is no such key
     * @throws IllegalArgumentException           if the text has a place that no argument fills
     */
    public String text(String key, Object... arguments) {
        MessageFormat format = new MessageFormat(bundle.getString(key), conventions);
        if (format.getFormatsByArgumentIndex().length > arguments.length) {
            throw new IllegalArgumentException(key + " needs more than " + arguments.length + " arguments");
        }
        return format.format(arguments);
    }

    /** The language that the texts are in, not the one that was asked for (BCP 47). */
    public String language() {
        return bundle.getLocale().equals(Locale.ROOT) ? "en" : bundle.getLocale().toLanguageTag();
    }

    /**
     * How numbers and dates are written in these texts: in their language, as in the person's region, and always with the digits 0
     * to 9. Else a line has two kinds of digits in it, for versions, ports and times of day are written with these anyway.
     */
    public Locale conventions() {
        return conventions;
    }

    /** All keys, for the test that keeps translations complete. */
    public Set<String> keys() {
        return bundle.keySet();
    }
}
