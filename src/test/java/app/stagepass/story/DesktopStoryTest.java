package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole story with the real parts: the program as a process in a real window, a real Chromium on the consent page, the real
 * Secret Service, the real clipboard. Run by {@code packaging/linux/story}.
 */
@Tag("desktop")
class DesktopStoryTest extends OnDesktop {

    /** Where the panel of try-desktop shows the only picture in its tray. */
    private static final String TRAY_X = "1262";
    private static final String TRAY_Y = "16";

    @Test
    void from_the_first_start_to_the_last_removal() throws Exception {
        Files.createDirectories(pictures);
        RunningProgram program = start("--sandbox");
        picture("1-first-run");

        key("ctrl+n");
        program.awaitText("What may this token do?");
        settle();
        picture("2-scopes");
        key("Return");
        agreeInTheBrowser();
        Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains("nightowl")));
        settle();
        picture("4-done");
        key("Return");
        picture("4-card");
        assertThat(collectSecrets()).as("secret-tool finds access and refresh token, and the client secret")
                .hasSizeGreaterThanOrEqualTo(3);
        String access = entry("access");

        key("Down");
        key("ctrl+c");
        Patience.until("the token in the clipboard", 30, () -> Optional.of(clipboard()).filter(access::equals));
        picture("5-copied");
        assertThat(Shell.run("xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"))
                .contains("x-kde-passwordManagerHint");
        Patience.until("the clipboard to be cleared", 60,
                () -> Optional.of(clipboard()).filter(text -> !text.contains(access)));
        picture("6-cleared");
        nothingSecretIsAnywhere(program);

        end();
        program = start("--sandbox");
        picture("7-next-morning");
        URI twitch = openTheControlPage(program); // at another port than yesterday, if somebody took that
        assertThat(entry("access")).as("the same token as yesterday").isEqualTo(access);

        program.click("Refresh");
        Patience.until("another access token in the keyring", 30,
                () -> Optional.of(entry("access")).filter(now -> !now.equals(access)));
        String fresh = entry("access");
        assertThat(statusOfValidate(twitch, fresh)).isEqualTo(200);
        settle();
        picture("8-refreshed");
        program.click("Validate");
        settle();
        program.click("Menu");
        program.click("Theme");
        program.click("Dark");
        settle();
        picture("9-dark");
        nothingSecretIsAnywhere(program);

        program.click("More");
        program.click("Revoke…");
        settle();
        picture("10-revoke");
        program.click("Revoke");
        program.awaitText("The token has ended");
        picture("11-revoked");
        assertThat(statusOfValidate(twitch, fresh)).as("dead at Twitch").isEqualTo(401);
        program.click("Done");
        settle();
        picture("12-card-of-a-revoked-token");

        whatTheBrowserRemembersIsDead(twitch);

        remove(program);
        assertThat(keyringText()).contains("\"secret\"").doesNotContain("\"access\"").doesNotContain("\"refresh\"");
        settle();
        picture("14-empty-again");

        program.crash();
        try (Stream<Path> files = Files.walk(desktop)) {
            assertThat(files.map(Path::toString)).as("the file that tells of the crash")
                    .anyMatch(file -> file.contains("hs_err_"));
        }
        nothingSecretInFiles();
    }

    @Test
    void the_tray_keeps_it_running_and_a_dead_login_is_told_once() throws Exception {
        Files.createDirectories(pictures);
        Shell.run("desktop-part", "start", "xfce4-panel");
        RunningProgram program = start("--sandbox");
        try (BusTraffic traffic = BusTraffic.recordInto(desktop.resolve("bus-traffic"), program.pid())) {
            signIn();
            program.click("Open its control page");
            try (ChromiumPage control = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/control"))) {
                control.awaitText("Sandbox");
                raiseTheWindow();
                key("alt+F4");
                Patience.until("the window to go", 30, () -> Optional.of(windows()).filter(String::isBlank));
                traffic.await("Stagepass stays in the tray");
                picture("30-in-the-tray");
                control.evaluate("document.querySelector('form:has(input[value=disconnect]) button,"
                        + "button[value=disconnect]').click()");
                control.awaitText("Sandbox");
            }
            Shell.run("xdotool", "mousemove", "--sync", TRAY_X, TRAY_Y, "click", "3");
            settle();
            picture("31-tray-menu");
            Shell.run("xdotool", "key", "Escape");
            Shell.run("xdotool", "mousemove", "--sync", TRAY_X, TRAY_Y, "click", "1");
            Patience.until("the window to come back", 30, () -> Optional.of(windows()).filter(ids -> !ids.isBlank()));
            raiseTheWindow();
            program.click("Validate");
            traffic.await("@nightowl: Disconnected on Twitch"); // the menu says so too
            traffic.await("The application was disconnected there");
            settle();
            picture("32-told");
            nothingSecretIsAnywhere(program);

            long takenBack = traffic.count("member=CloseNotification"); // what was said of the hidden window
            program.click("Reconnect");
            settle();
            key("Return");
            agreeAndStayInTheBrowser(); // who comes back to the window takes it back as well, by looking at it
            Patience.until("the warning to be taken back", 30,
                    () -> Optional.of(traffic.count("member=CloseNotification")).filter(now -> now > takenBack));
            raiseTheWindow();
            assertThat(traffic.count("@nightowl: Disconnected on Twitch")).as("told once, and in the menu")
                    .isPositive();
            program.click("Done");
            settle();
            picture("33-taken-back");
            remove(program);
            collectSecrets();
            nothingSecretInFiles();
        } finally {
            Shell.run("desktop-part", "stop", "xfce4-panel");
        }
    }

    @Test
    void a_stand_in_in_a_process_of_its_own() throws Exception {
        Files.createDirectories(pictures);
        try (RunningProgram standIn = RunningProgram.start("--sandbox-server")) {
            String flag = standIn.line("Stagepass with it: ").replace("Stagepass with it: ", "");
            RunningProgram program = start(flag);
            key("ctrl+n");
            settle();
            key("Return");
            URI twitch = agreeInTheBrowser();
            assertThat(flag).endsWith(":" + twitch.getPort());
            Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains("nightowl")));
            assertThat(statusOfValidate(twitch, entry("access"))).isEqualTo(200);
            settle();
            picture("20-stand-in-elsewhere");
            program.click("Done");
            settle();
            remove(program);
        }
    }

    /**
     * A browser keeps the addresses of redirects in its history, and nothing that a server answers changes that. What it keeps is
     * spent: Twitch gives a code's tokens out once (RFC 6749 section 4.1.2), and not without the client secret.
     */
    private void whatTheBrowserRemembersIsDead(URI twitch) throws Exception {
        Set<String> codes = codesInTheBrowser();
        assertThat(codes).as("the search finds what is there").isNotEmpty();
        for (String code : codes) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(twitch.resolve("/oauth2/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "grant_type=authorization_code&code=" + code + "&client_id=sandboxconfidential00000000001"
                                    + "&redirect_uri=http%3A%2F%2Flocalhost%3A7279%2Foauth%2Fcallback&client_secret="
                                    + entry("secret")))
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Invalid authorization code");
        }
    }
}
