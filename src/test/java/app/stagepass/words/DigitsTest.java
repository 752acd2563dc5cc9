package app.stagepass.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are English wherever the person lives: in a line of them all digits are of one kind. */
class DigitsTest {

    private static final Pattern FOREIGN = Pattern.compile("[\\p{Nd}&&[^0-9]]|\\p{IsArabic}|\\p{IsDevanagari}");

    private final TestClock clock = new TestClock();

    private Words in(String tag) {
        return Words.of(Locale.forLanguageTag(tag), clock, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "ar-EG", "fa-IR", "en-GB-u-nu-arab", "hi-IN-u-nu-deva"})
    void numbers_are_written_with_latin_digits(String tag) {
        Words words = in(tag);
        for (String text : new String[]{words.text("dashboard.summary", 12, 34), words.text("app.version", "1.2.3"),
                words.text("failure.port-busy.body", 7277), words.text("scopes.selected", 1234),
                words.text("tray.more", 17), words.history().latency(Duration.ofMillis(4200)),
                words.times().span(Duration.ofMinutes(171)), words.times().span(Duration.ofDays(58))}) {
            assertThat(text).containsPattern("[0-9]").doesNotContainPattern(FOREIGN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "ar-EG", "fa-IR", "en-GB-u-nu-arab", "hi-IN-u-nu-deva"})
    void so_are_moments_and_no_month_is_of_another_language(String tag) {
        Times times = in(tag).times();
        for (Duration away : new Duration[]{Duration.ZERO, Duration.ofDays(1), Duration.ofDays(20)}) {
            assertThat(times.withDay(clock.instant().plus(away))).containsPattern("[0-9]{2}:[0-9]{2}")
                    .doesNotContainPattern(FOREIGN);
        }
    }

    @Test
    void the_region_decides_how_large_numbers_and_dates_look() {
        assertThat(in("de-DE").text("scopes.selected", 1234)).isEqualTo("1.234 permissions chosen");
        assertThat(in("en-US").text("scopes.selected", 1234)).isEqualTo("1,234 permissions chosen");
        Duration later = Duration.ofDays(20);
        assertThat(in("en-GB").times().withDay(clock.instant().plus(later)))
                .isNotEqualTo(in("en-US").times().withDay(clock.instant().plus(later)));
    }

    @Test
    void an_odd_locale_is_no_harm() {
        assertThat(Words.of(Locale.of("x", "no such region"), clock, ZoneOffset.UTC).text("tray.more", 17))
                .isEqualTo("and 17 more…");
    }
}
