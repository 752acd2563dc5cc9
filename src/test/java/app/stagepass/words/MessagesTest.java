package app.stagepass.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = new Messages(Locale.ENGLISH);

    @Test
    void a_key_gives_its_text() {
        assertThat(messages.text("page.connected.title")).isEqualTo("You’re connected");
    }

    @Test
    void a_missing_key_is_loud() {
        assertThatThrownBy(() -> messages.text("page.no-such")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void a_language_that_is_not_there_is_english() {
        assertThat(new Messages(Locale.of("tlh")).text("page.connected.title")).isEqualTo("You’re connected");
    }

    @Test
    void every_text_is_a_pattern_that_loses_nothing() {
        var bundle = java.util.ResourceBundle.getBundle("app.stagepass.words.messages", Locale.ROOT);
        assertThat(messages.keys()).isNotEmpty().allSatisfy(key -> {
            // A straight apostrophe starts a quotation in MessageFormat: it vanishes and takes the arguments with it.
            assertThat(bundle.getString(key)).isNotBlank().doesNotContain("'");
            assertThat(new java.text.MessageFormat(bundle.getString(key), Locale.ENGLISH)).isNotNull();
        });
    }
}
