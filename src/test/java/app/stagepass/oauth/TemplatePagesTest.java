package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import app.stagepass.oauth.RedirectPages.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder of the person's own pages is checked as a whole, and only words are put into them. */
class TemplatePagesTest {

    @TempDir
    private Path folder;

    private final RedirectPages words = new RedirectPages() {
        @Override
        public String language() {
            return "en\"";
        }

        @Override
        public Text text(Page page) {
            return new Text("<b>" + page, "$1 & {{title}}");
        }
    };

    private void assertRefused(Fault fault, String subject) {
        assertThatThrownBy(() -> TemplatePages.load(folder, words)).isInstanceOfSatisfying(CallbackSetup.class,
                refused -> {
                    assertThat(refused.fault()).isEqualTo(fault);
                    assertThat(refused.subject()).isEqualTo(subject);
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_start_looks_like_our_own_pages(Page page) throws Exception {
        TemplatePages.writeOurs(folder);
        String again = page == Page.WAITING ? "/done?wait" : "";
        assertThat(TemplatePages.load(folder, words).draw(page, again))
                .isEqualTo(new PageHtml(words).draw(page, again));
    }

    @Test
    void a_value_is_escaped_and_never_looked_at_for_placeholders() throws Exception {
        TemplatePages.writeOurs(folder);
        Files.writeString(folder.resolve("denied.html"), "{{title}} | {{ body }} | {{language}} | { {title} }");
        assertThat(TemplatePages.load(folder, words).draw(Page.DENIED, ""))
                .isEqualTo("&lt;b&gt;DENIED | $1 &amp; {{title}} | en&quot; | { {title} }");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"NO_SCRIPT", "LINK"})
    void a_missing_page_is_named(Page page) throws Exception {
        TemplatePages.writeOurs(folder);
        Files.delete(folder.resolve(TemplatePages.fileName(page)));
        assertRefused(Fault.TEMPLATE_MISSING, TemplatePages.fileName(page));
    }

    @ParameterizedTest
    @CsvSource({"connected.html,{{token}}", "denied.html,{{again}}", "failed.html,{{}}", "used.html,{{Title}}"})
    void an_unknown_placeholder_is_named(String file, String placeholder) throws Exception {
        TemplatePages.writeOurs(folder);
        Files.writeString(folder.resolve(file), "<p>" + placeholder + "</p>");
        assertRefused(Fault.TEMPLATE_PLACEHOLDER, file + ": " + placeholder);
    }

    @Test
    void what_is_not_text_or_too_large_is_refused() throws Exception {
        TemplatePages.writeOurs(folder);
        Files.write(folder.resolve("used.html"), new byte[]{(byte) 0xff, (byte) 0xfe});
        assertRefused(Fault.TEMPLATE_NOT_READABLE, "used.html");
        Files.write(folder.resolve("used.html"), new byte[300 * 1024]);
        assertRefused(Fault.TEMPLATE_NOT_READABLE, "used.html");
    }

    @Test
    void a_start_is_written_around_what_is_there() throws Exception {
        Files.writeString(folder.resolve("denied.html"), "mine");
        TemplatePages.writeOurs(folder);
        assertThat(folder.resolve("denied.html")).hasContent("mine");
        assertThat(folder.resolve("not-saved.html")).exists();
        assertThat(folder.resolve("no-script.html")).as("that page stays ours").doesNotExist();
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> TemplatePages.writeOurs(file)).isInstanceOfSatisfying(CallbackSetup.class,
                refused -> assertThat(refused.fault()).isEqualTo(Fault.TEMPLATE_NOT_WRITTEN));
    }
}
