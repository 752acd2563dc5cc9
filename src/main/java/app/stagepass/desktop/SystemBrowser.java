package app.stagepass.desktop;

import app.stagepass.oauth.Browser;
import app.stagepass.oauth.OAuthException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Opens the person's browser by the system's own opener. Every user of the machine can read a program's arguments, so a link
 * given to it must be worth nothing to others: a one-time start link, or a public page.
 */
public final class SystemBrowser implements Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<String> opener;
    private final boolean reachable;
    private final Browser otherwise;
    private final Duration patience;

    /**
     * @param osName      system property {@code os.name}
     * @param environment the process's environment
     * @param otherwise   asked when the opener fails; throws {@link OAuthException.NoBrowser} when it has nothing to try
     */
    public SystemBrowser(String osName, Map<String, String> environment, Browser otherwise) {
        this(opener(osName), isReachable(osName, environment), otherwise, PATIENCE);
    }

    SystemBrowser(List<String> opener, boolean reachable, Browser otherwise, Duration patience) {
        this.opener = List.copyOf(opener);
        this.reachable = reachable;
        this.otherwise = otherwise;
        this.patience = patience;
    }

    /** @throws IllegalArgumentException for anything but a plain http or https link; the message does not repeat it */
    @Override
    public void open(URI uri) throws OAuthException.NoBrowser {
        requireWebLink(uri);
        if (!reachable) {
            throw new OAuthException.NoBrowser("no display");
        }
        List<String> command = new ArrayList<>(opener);
        command.add(uri.toASCIIString());
        if (!DetachedProcess.start(command, patience)) {
            otherwise.open(uri);
        }
    }

    static List<String> opener(String osName) {
        return switch (OperatingSystem.of(osName)) {
            case LINUX -> List.of("xdg-open");
            case WINDOWS -> List.of("rundll32", "url.dll,FileProtocolHandler");
            case MACOS -> List.of("open");
        };
    }

    /**
     * Without a display xdg-open looks for a browser that runs in a terminal. It would find no terminal here, and could spend
     * the one-time link. A person who names a browser in {@code BROWSER} knows better.
     */
    static boolean isReachable(String osName, Map<String, String> environment) {
        return OperatingSystem.of(osName) != OperatingSystem.LINUX
                || List.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER").stream()
                        .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    }

    private static void requireWebLink(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("not a web link");
        }
    }
}
