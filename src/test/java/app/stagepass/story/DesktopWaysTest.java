package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Canary;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other ways to a token with the real parts: by a code, by a fragment, for the application itself. */
@Tag("desktop")
class DesktopWaysTest extends OnDesktop {

    private static final Pattern APPLICATION = Pattern
            .compile("\"registrations\"\\s*:\\s*\\[\\s*\\{\\s*\"id\"\\s*:\\s*\"([a-z0-9-]+)\"");

    @BeforeEach
    void a_first_start_and_a_place_for_pictures() throws Exception {
        Files.createDirectories(pictures);
        Files.deleteIfExists(data.resolve("index.json"));
        Shell.run("bash", "-c", "secret-tool clear service 'Stagepass Sandbox' || true");
    }

    private RunningProgram atTheChoice() throws Exception {
        RunningProgram program = start("--sandbox");
        key("ctrl+n");
        program.awaitText("What may this token do?");
        settle();
        return program;
    }

    private void cardOf(String login) throws Exception {
        Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains(login)));
        settle();
    }

    @Test
    void somebody_agrees_by_a_code_and_is_kept_when_that_is_confirmed() throws Exception {
        RunningProgram program = atTheChoice();
        program.click("By a code");
        settle();
        picture("40-by-a-code");
        program.click("Get a code");
        program.awaitText("Press and hold to see the code");
        settle();
        picture("41-code-covered");
        program.click("Open the page here");
        String code = Patience.until("the code in the clipboard", 30,
                () -> Optional.of(clipboard()).filter(text -> text.matches("[A-Z]{8}")));
        assertThat(Shell.run("bash", "-c", "cat /proc/*/cmdline | tr '\\0' ' '")).as("arguments of any process")
                .doesNotContain(code);
        try (ChromiumPage page = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/activate"))) {
            page.awaitText("Type the code");
            assertThat(page.evaluate("location.href")).doesNotContain(code);
            page.evaluate("document.querySelector('input').value = '" + code + "'");
            page.evaluate("document.querySelector('form button').click()");
            page.awaitText("Authorize");
            settle();
            picture("42-activate");
            page.evaluate("document.querySelector('button[value=authorize]').click()");
            page.awaitText("connections");
            page.evaluate("location.href = 'about:blank'");
        }
        raiseTheWindow();
        program.awaitText("Is this the right account?");
        assertThat(indexText()).as("nothing is stored yet").doesNotContain("nightowl");
        assertThat(keyringText()).doesNotContain("\"access\"");
        assertThat(program.allTexts()).noneMatch(text -> text.contains(code));
        picture("43-confirm");
        program.click("Yes, keep it");
        cardOf("nightowl");
        picture("44-kept");
        assertThat(entry("refresh")).isNotBlank();
        program.click("Done");
        settle();
        nothingSecretIsAnywhere(program);
        remove(program);
    }

    @Test
    void a_token_in_the_fragment_comes_through_our_page_and_leaves_the_address_bar() throws Exception {
        RunningProgram program = atTheChoice();
        program.click("Without renewal");
        settle();
        picture("45-implicit");
        program.click("Go on in the browser");
        agreeInTheBrowser();
        cardOf("nightowl");
        program.click("Done");
        settle();
        picture("46-implicit-card");
        assertThat(keyringText()).contains("\"access\"").doesNotContain("\"refresh\"");
        nothingSecretIsInWindowsAndArguments(program);
        // Browsers keep addresses with their fragments, and no page can change that: the sheet says so before.
        nothingSecretInFilesBut(KEYRINGS, desktop.resolve("chromium"));
        remove(program);
    }

    @Test
    void the_application_gets_a_token_of_its_own_without_a_browser() throws Exception {
        RunningProgram program = atTheChoice();
        program.click("For the app itself");
        settle();
        picture("47-app-token");
        program.click("Get the token");
        program.awaitText("the application’s own token");
        picture("48-app-token-done");
        program.click("Done");
        settle();
        picture("49-app-card");
        Canary canary = new Canary(collectSecrets());
        assertThat(program.allTexts()).allSatisfy(text -> assertThat(canary.findIn(text)).isEmpty());
        assertThat(keyringText()).contains("\"access\"");
        URI twitch = openTheControlPage(program);
        assertThat(statusOfValidate(twitch, entry("access"))).isEqualTo(200);
        remove(program);
    }

    @Test
    void with_an_empty_answer_nothing_of_a_sign_in_stays_in_the_browser() throws Exception {
        Path settings = Path.of(System.getenv("XDG_CONFIG_HOME")).resolve("stagepass-sandbox/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{\"version\":1,\"callback\":{\"answer\":\"empty\"}}");
        try {
            RunningProgram program = atTheChoice();
            Set<String> before = codesInTheBrowser();
            key("Return");
            URI twitch;
            try (ChromiumPage page = ChromiumPage.at(DEBUGGING_PORT,
                    address -> address.contains("/oauth2/authorize"))) {
                page.awaitText("Sandbox");
                twitch = URI.create(page.evaluate("location.origin"));
                page.evaluate("document.querySelector('button[value=authorize]').click()");
                cardOf("nightowl");
                assertThat(page.evaluate("location.href")).as("Twitch's page stays").contains("/oauth2/authorize");
                page.evaluate("location.href = 'about:blank'");
            }
            raiseTheWindow();
            program.awaitText("you can close it");
            picture("50-empty-answer");
            program.click("Done");
            settle();
            assertThat(statusOfValidate(twitch, entry("access"))).isEqualTo(200);
            nothingSecretIsAnywhere(program);
            assertThat(codesInTheBrowser()).as("addresses with a code").isEqualTo(before);
            remove(program);
        } finally {
            Files.delete(settings);
        }
    }

    @Test
    void a_sign_in_that_was_started_by_an_address_waits_in_the_window_for_a_yes() throws Exception {
        RunningProgram first = start("--sandbox");
        Matcher id = Patience.until("the application in the index", 30,
                () -> Optional.of(APPLICATION.matcher(indexText())).filter(Matcher::find));
        first.close();
        Path settings = Path.of(System.getenv("XDG_CONFIG_HOME")).resolve("stagepass-sandbox/settings.json");
        Files.writeString(settings, "{\"version\":1,\"callback\":{\"route\":{\"path\":\"/oauth\",\"application\":\""
                + id.group(1) + "\",\"scopes\":[\"chat:read\",\"bits:read\"]}}}");
        try {
            RunningProgram program = start("--sandbox");
            openTheControlPage(program); // so that a browser runs
            try (ChromiumPage page = ChromiumPage.open(DEBUGGING_PORT,
                    "http://localhost:7279/oauth?scopes=user:edit")) {
                page.awaitText("scope");
                picture("51-route-refuses");
                assertThat(page.evaluate("location.href")).contains("localhost:7279");
                page.evaluate("location.href = 'about:blank'");
            }
            try (ChromiumPage page = ChromiumPage.open(DEBUGGING_PORT,
                    "http://localhost:7279/oauth?scopes=bits%3Aread+chat%3Aread&force_verify=true")) {
                page.awaitText("Authorize");
                page.evaluate("document.querySelector('button[value=authorize]').click()");
                page.awaitText("Go back to Stagepass");
                picture("52-route-page");
                page.evaluate("location.href = 'about:blank'");
            }
            raiseTheWindow();
            program.awaitText("Is this the right account?");
            assertThat(indexText()).as("nothing is stored yet").doesNotContain("nightowl");
            picture("53-route-confirm");
            program.click("Yes, keep it");
            cardOf("nightowl");
            program.click("Done");
            settle();
            nothingSecretIsAnywhere(program);
            remove(program);
        } finally {
            Files.deleteIfExists(settings);
        }
    }

    @Test
    void over_https_the_browser_warns_of_the_certificate_made_here_and_then_all_is_as_usual() throws Exception {
        RunningProgram first = start("--sandbox");
        Patience.until("the application in the index", 30,
                () -> Optional.of(APPLICATION.matcher(indexText())).filter(Matcher::find));
        first.close();
        Files.writeString(data.resolve("index.json"),
                indexText().replace("http://localhost:7279/", "https://localhost:7279/"));
        Path settings = Path.of(System.getenv("XDG_CONFIG_HOME")).resolve("stagepass-sandbox/settings.json");
        Files.writeString(settings, "{\"version\":1,\"callback\":{\"tls\":\"made\"}}");
        try {
            RunningProgram program = atTheChoice();
            key("Return");
            try (ChromiumPage warning = ChromiumPage.at(DEBUGGING_PORT,
                    address -> address.startsWith("https://localhost:7279/start/"))) {
                warning.awaitText("ERR_CERT_AUTHORITY_INVALID");
                picture("54-https-warning");
                warning.evaluate("document.querySelector('#proceed-link').click()");
            }
            agreeInTheBrowser();
            cardOf("nightowl");
            program.click("Done");
            settle();
            picture("55-https-card");
            assertThat(indexText()).contains("https://localhost:7279/oauth/callback");
            nothingSecretIsAnywhere(program);
            remove(program);
        } finally {
            Files.delete(settings);
        }
    }
}
