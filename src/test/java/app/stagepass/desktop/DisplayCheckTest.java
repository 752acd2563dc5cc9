package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.DisplayCheck.Library;
import app.stagepass.desktop.DisplayCheck.MissingLibraries;
import app.stagepass.desktop.DisplayCheck.NoDisplay;
import app.stagepass.desktop.DisplayCheck.Ready;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayCheckTest {

    @Test
    void withADisplayThatAnswersAndEveryLibraryAWindowCanOpen() {
        assertThat(check(Map.of("DISPLAY", ":7"), Set.of(), true)).isEqualTo(new Ready());
    }

    @Test
    void aBareServerHasNoDisplay() {
        assertThat(check(Map.of(), Set.of(), true)).isEqualTo(new NoDisplay(NoDisplay.Reason.NOT_SET));
        assertThat(check(Map.of("DISPLAY", " "), Set.of(), true)).isEqualTo(new NoDisplay(NoDisplay.Reason.NOT_SET));
    }

    @Test
    void waylandWithoutAnXServerIsToldApart() {
        assertThat(check(Map.of("WAYLAND_DISPLAY", "wayland-0"), Set.of(), true))
                .isEqualTo(new NoDisplay(NoDisplay.Reason.WAYLAND_WITHOUT_X));
    }

    @Test
    void aDisplayThatDoesNotAnswerIsNone() {
        assertThat(check(Map.of("DISPLAY", ":7"), Set.of(), false))
                .isEqualTo(new NoDisplay(NoDisplay.Reason.NO_ANSWER));
    }

    @Test
    void everyMissingLibraryIsNamedWithThePackageThatBringsIt() {
        assertThat(check(Map.of("DISPLAY", ":7"), Set.of("libgtk-3.so.0", "libXtst.so.6"), true))
                .isEqualTo(new MissingLibraries(List.of(new Library("libgtk-3.so.0", "libgtk-3-0"),
                        new Library("libXtst.so.6", "libxtst6"))));
    }

    @Test
    void windowsAndMacosNeedNeither() {
        for (String system : List.of("Windows 11", "Mac OS X")) {
            assertThat(new DisplayCheck(Map.of(), system, _ -> false, _ -> false).answer()).isEqualTo(new Ready());
        }
    }

    @Test
    void theLoaderFindsWhatIsThereAndNotWhatIsNot() {
        String everywhere = switch (OperatingSystem.of(System.getProperty("os.name"))) {
            case LINUX -> "libc.so.6";
            case WINDOWS -> "kernel32.dll";
            case MACOS -> "/usr/lib/libSystem.B.dylib";
        };

        assertThat(DisplayCheck.loads(everywhere)).isTrue();
        assertThat(DisplayCheck.loads("libstagepass-is-not-here.so.0")).isFalse();
    }

    @Test
    void displayNamesAreReadAsXDoes() {
        assertThat(XDisplay.parse(":0")).contains(new XDisplay("", 0));
        assertThat(XDisplay.parse("unix:1.2")).contains(new XDisplay("unix", 1));
        assertThat(XDisplay.parse("localhost:10.0")).contains(new XDisplay("localhost", 10));
        assertThat(XDisplay.parse("::1:3")).contains(new XDisplay("::1", 3));
        for (String nonsense : List.of("", "0", ":", ":x", ":1.", ":123456")) {
            assertThat(XDisplay.parse(nonsense)).isEmpty();
            assertThat(XDisplay.answers(nonsense)).isFalse();
        }
    }

    @Test
    void aServerOverTheNetworkAnswersAsLongAsItListens() throws Exception {
        String display;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            display = server.getInetAddress().getHostAddress() + ":" + (server.getLocalPort() - 6000);

            assertThat(XDisplay.answers(display)).isTrue();
        }
        assertThat(XDisplay.answers(display)).isFalse();
        assertThat(XDisplay.answers("127.0.0.1:99999")).isFalse();
    }

    @Test
    void aSocketFileThatNobodyListensOnIsNoServer(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("X0");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertThat(XDisplay.accepts(socket)).isTrue();
        }
        assertThat(socket).exists();
        assertThat(XDisplay.accepts(socket)).isFalse();
    }

    private static DisplayCheck.Answer check(Map<String, String> environment, Set<String> missing, boolean answers) {
        return new DisplayCheck(environment, "Linux", library -> !missing.contains(library), _ -> answers).answer();
    }
}
