package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.RedirectPages.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages are harmless whatever words they are given, and tell by shape how it ended. */
class PageHtmlTest {

    private static final String NASTY = "<b onload=\"x\">Tom & 'Jerry'</b>";
    private static final String HARMLESS = "&lt;b onload=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/b&gt;";

    private final PageHtml html = new PageHtml(new RedirectPages() {
        @Override
        public String language() {
            return "de\"";
        }

        @Override
        public Text text(Page page) {
            return new Text("Title " + page + NASTY, "Body " + page + NASTY);
        }
    });

    @ParameterizedTest
    @EnumSource
    void words_are_words_and_never_markup(Page page) {
        String drawn = html.draw(page, "/" + NASTY);
        assertThat(drawn).doesNotContain("<b ").contains("<html lang=\"de&quot;\">", "content=\"1;url=/" + HARMLESS)
                .contains("<title>Title " + page + HARMLESS + "</title>", "<h1>Title " + page + HARMLESS + "</h1>",
                        "<p>Body " + page + HARMLESS + "</p>");
    }

    @Test
    void plain_words_stay_as_they_are() {
        assertThat(PageHtml.escaped("You’re connected. ¡Ñandú! 日本")).isEqualTo("You’re connected. ¡Ñandú! 日本");
    }

    @Test
    void only_a_page_that_waits_asks_again() {
        assertThat(html.draw(Page.WAITING, "/done")).contains("http-equiv=\"refresh\" content=\"1;url=/done\"");
        assertThat(html.draw(Page.CONNECTED, "")).doesNotContain("http-equiv");
    }

    @Test
    void the_policy_lets_through_exactly_the_style_that_is_drawn() throws Exception {
        String drawn = html.draw(Page.CONNECTED, "");
        String style = drawn.substring(drawn.indexOf("<style>") + 7, drawn.indexOf("</style>"));
        assertThat(style).contains("body");
        assertThat(html.policy()).startsWith("default-src 'none'; style-src 'sha256-" + Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)))
                + "'");
    }

    @ParameterizedTest
    @CsvSource({"WAITING,waiting,circle", "CONNECTED,good,m20 33", "FAILED,bad,M32 4 61 57H3z",
            "DENIED,calm,M20 32h24"})
    void shape_and_colour_tell_how_it_ended(Page page, String look, String shape) {
        assertThat(html.draw(page, "")).contains("<body class=\"" + look + "\">", "<svg class=\"sign\"", shape);
    }

    @Test
    void only_success_looks_like_success() {
        assertThat(Arrays.stream(Page.values())
                .filter(page -> html.draw(page, "").contains("<body class=\"good\">")).collect(Collectors.toSet()))
                .containsExactly(Page.CONNECTED);
    }
}
