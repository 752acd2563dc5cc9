package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The installed package, from the double click to the next login. Installed before and removed afterwards by
 * {@code packaging/linux/verify-package}, which runs this.
 */
@Tag("package")
class DesktopPackageTest extends OnDesktop {

    private static final String REAL = "Stagepass";
    private static final String SANDBOX = "Stagepass – sandbox";
    private static final Path AUTOSTART = Path.of(System.getenv("XDG_CONFIG_HOME"),
            "autostart/app.stagepass.Stagepass.desktop");
    /** "Start at login, in the tray" is the fifth entry of the menu where the keyring is in use. */
    private static final int DOWN_TO_AUTOSTART = 5;

    private final InstalledProgram installed = new InstalledProgram(desktop.resolve("installed.log"));

    @AfterEach
    void endAll() throws Exception {
        InstalledProgram.processes().forEach(ProcessHandle::destroy);
        InstalledProgram.awaitTheEnd();
        assertNoBugs();
    }

    @Test
    void from_the_double_click_to_the_next_login() throws Exception {
        Files.createDirectories(pictures);
        openedByItsEntry();
        String access = signedInFromTheFirstPage();
        stillSignedInAfterARestart(access);
        aSecondStartBringsUpTheSameWindow();
        autostartIsSwitchedOn();
        loggedOut();
        loggedInByAutostart(access);
        ended();
    }

    private void openedByItsEntry() throws Exception {
        installed.open(InstalledProgram.ENTRY);
        String window = InstalledProgram.awaitWindow(REAL);
        assertThat(InstalledProgram.processes()).extracting(ProcessHandle::pid)
                .containsExactly(InstalledProgram.processOf(window));
        raise(REAL);
        picture("70-package-opened");
        seen("opened by its desktop entry: a window of class Stagepass, on " + InstalledProgram.RUNTIME);
    }

    private String signedInFromTheFirstPage() throws Exception {
        key("Tab"); // from Connect to Open the sandbox
        key("space");
        InstalledProgram.awaitWindow(SANDBOX);
        raise(SANDBOX);
        signIn();
        picture("71-package-signed-in");
        assertThat(collectSecrets()).as("secret-tool finds access and refresh token, and the client secret")
                .hasSizeGreaterThanOrEqualTo(3);
        seen("signed in through Chromium in the sandbox that its first page opens; secret-tool finds "
                + everySecret.size() + " secrets");
        return entry("access");
    }

    private void stillSignedInAfterARestart(String access) throws Exception {
        assertThat(installed.command("--sandbox", "--quit")).isZero();
        Patience.until("the sandbox's window to go", 30, () -> Optional.of(windows()).filter(String::isBlank));
        Patience.until("its process to end", 30,
                () -> Optional.of(InstalledProgram.processes()).filter(processes -> processes.size() == 1));
        assertNoBugs();
        installed.open(sandboxEntry());
        InstalledProgram.awaitWindow(SANDBOX);
        raise(SANDBOX);
        picture("72-package-restarted");
        copiesFromTheCard(access);
        noBrowserWasAsked();
        seen("restarted: the card is there, copies the same token, and no browser was asked");
    }

    private void aSecondStartBringsUpTheSameWindow() throws Exception {
        String window = InstalledProgram.awaitWindow(SANDBOX);
        long process = InstalledProgram.processOf(window);
        key("alt+F4");
        Patience.until("the window to go", 30, () -> Optional.of(windows()).filter(String::isBlank));
        long began = System.nanoTime();
        assertThat(installed.command("--sandbox")).isZero();
        long millis = (System.nanoTime() - began) / 1_000_000;
        InstalledProgram.awaitWindow(SANDBOX);
        installed.open(sandboxEntry());
        Patience.until("the starter to end", 30,
                () -> Optional.of(InstalledProgram.processes()).filter(processes -> processes.size() == 2));
        settle();
        assertThat(InstalledProgram.windows(SANDBOX)).as("still one window").hasSize(1)
                .first().satisfies(one -> assertThat(InstalledProgram.processOf(one)).isEqualTo(process));
        seen("started a second and a third time: one window, of the first process; the second start took " + millis
                + " ms");
    }

    private void autostartIsSwitchedOn() throws Exception {
        raise(REAL);
        assertThat(AUTOSTART).doesNotExist();
        key("ctrl+f");
        key("Tab");
        key("Tab"); // over Add token to the menu
        key("space");
        for (int i = 0; i < DOWN_TO_AUTOSTART; i++) {
            Shell.run("xdotool", "key", "Down");
        }
        settle();
        picture("73-package-autostart");
        key("Return");
        Patience.until("the entry in the autostart folder", 30,
                () -> Optional.of(AUTOSTART).filter(Files::exists));
        seen("autostart switched on in the menu: " + Files.readAllLines(AUTOSTART).stream()
                .filter(line -> line.startsWith("Exec=")).findFirst().orElseThrow());
    }

    private static void assertNoBugs() throws Exception {
        assertThat(Shell.run("grep", "-rhE", "bug [0-9A-F]{8}", System.getenv("XDG_STATE_HOME"))).as("bugs in the log")
                .isEmpty();
    }

    /** As a session that ends does it. */
    private void loggedOut() throws Exception {
        List<ProcessHandle> all = InstalledProgram.processes();
        assertThat(InstalledProgram.inTheTray()).as("in the tray, the real one and the sandbox").hasSize(2)
                .containsExactlyInAnyOrderElementsOf(all.stream().map(ProcessHandle::pid).toList());
        assertThat(all).allMatch(ProcessHandle::destroy);
        InstalledProgram.awaitTheEnd();
        Patience.until("an empty tray", 30,
                () -> Optional.of(InstalledProgram.inTheTray()).filter(List::isEmpty));
        seen("logged out: both processes ended by SIGTERM, the tray is empty");
    }

    private void loggedInByAutostart(String access) throws Exception {
        installed.open(AUTOSTART);
        installed.open(InstalledProgram.withSandbox(AUTOSTART, desktop.resolve("login.desktop")));
        List<Long> inTheTray = Patience.until("two pictures in the tray", 60,
                () -> Optional.of(InstalledProgram.inTheTray()).filter(processes -> processes.size() == 2));
        assertThat(InstalledProgram.processes()).extracting(ProcessHandle::pid)
                .containsExactlyInAnyOrderElementsOf(inTheTray);
        settle();
        assertThat(InstalledProgram.allWindows()).as("windows after the login").isEmpty();
        picture("74-package-logged-in");
        seen("logged in by autostart: in the tray, without a window");

        installed.open(sandboxEntry());
        InstalledProgram.awaitWindow(SANDBOX);
        raise(SANDBOX);
        copiesFromTheCard(access);
        picture("75-package-out-of-the-tray");
        seen("opened out of the tray: still signed in");
    }

    private void ended() throws Exception {
        assertThat(installed.command("--quit")).isZero();
        assertThat(installed.command("--sandbox", "--quit")).isZero();
        InstalledProgram.awaitTheEnd();
        seen("ended by stagepass --quit");
    }

    private void copiesFromTheCard(String access) throws Exception {
        assertThat(clipboard()).isNotEqualTo(access);
        key("ctrl+f");
        key("Down"); // from the search to the first card
        key("ctrl+c");
        Patience.until("the token in the clipboard", 30, () -> Optional.of(clipboard()).filter(access::equals));
    }

    private void noBrowserWasAsked() throws Exception {
        String pages = http
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + DEBUGGING_PORT + "/json")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(pages).contains("about:blank").doesNotContain("/oauth2/authorize");
    }

    private Path sandboxEntry() throws Exception {
        return InstalledProgram.withSandbox(InstalledProgram.ENTRY, desktop.resolve("sandbox.desktop"));
    }

    private static void raise(String title) throws Exception {
        Shell.run("xdotool", "windowactivate", "--sync", InstalledProgram.awaitWindow(title));
        settle();
    }

    private static void seen(String what) {
        System.out.println("verify-package: " + what);
    }
}
