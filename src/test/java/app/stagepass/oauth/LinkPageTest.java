package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A redirect URI that is nothing but host and port shows a link when it is visited without an answer. */
@Timeout(60)
class LinkPageTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/start/[^\"]+)\"");

    @Test
    void without_a_query_it_is_a_page_with_a_link_and_with_one_the_callback() throws Exception {
        try (CallbackScene scene = CallbackScene.waitingAt("localhost", "/")) {
            var answer = scene.answer();
            RawHttp.Answer page = scene.get("/");
            assertThat(page.status()).isEqualTo(200);
            Matcher link = LINK.matcher(page.body());
            assertThat(link.find()).isTrue();
            assertThat(link.group(1)).isEqualTo(scene.startPath());
            scene.open();
            assertThat(scene.get("/").body()).as("one browser has set out").doesNotContain("/start/");
            assertThat(scene.get(scene.trueCallback()).status()).isEqualTo(303);
            assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
        }
    }

    @Test
    void a_foreign_page_or_another_user_does_not_get_the_link() throws Exception {
        try (CallbackScene scene = CallbackScene.waitingAt("localhost", "/")) {
            assertThat(scene.get("/", "Sec-Fetch-Site: cross-site").raw()).contains(" 403 ").doesNotContain("/start/");
            assertThat(scene.get("/", "Sec-Purpose: prefetch").status()).isEqualTo(503);
        }
    }

    @Test
    void any_other_path_has_none() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            assertThat(scene.get("/oauth/callback").raw()).contains(" 400 ").doesNotContain("/start/");
            assertThat(scene.get("/").raw()).contains(" 404 ").doesNotContain("/start/");
        }
    }
}
