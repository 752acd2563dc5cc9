package app.stagepass.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.Collections;

/**
 * How the browser's way back is received. Host, port and path themselves are each application's redirect URI. What is not used is
 * kept all the same. The passphrase of a key is in the keyring.
 *
 * @param host          the address to listen at; empty for this computer's loopback addresses and nothing else
 * @param port          where to listen for redirect URIs of other hosts, 1 to 65535
 * @param always        whether to listen at that port for loopback redirect URIs too
 * @param keepAlive     how long an answered connection stays open for another request
 * @param shutdown      how long the end of the program waits for the last page to be fetched
 * @param tls           with what https redirect URIs are served
 * @param keyFile       the person's own key, PEM
 * @param certificateFile its certificate, PEM
 * @param answer        what the browser gets to see
 * @param templates     the folder of the person's own pages
 * @param route         the starting route
 */
public record CallbackSettings(String host, int port, boolean always, Duration keepAlive, Duration shutdown, Tls tls,
        String keyFile, String certificateFile, Answer answer, String templates, Route route) {

    /** Longer would only keep connections that nobody uses. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    /** The numbers are those that the seeds' web adapters have by default. */
    public static final CallbackSettings DEFAULT = new CallbackSettings("", 4343, false, Duration.ofSeconds(5),
            Duration.ofSeconds(3), Tls.NONE, "", "", Answer.PAGES, "", Route.OFF);

    public enum Tls {
        /** None is served here: the redirect URI is plain http, or a server in front deals with it. */
        NONE,
        /** The person's own key and certificate. */
        OWN,
        /** A certificate for localhost that is made on the spot. */
        MADE
    }

    public enum Answer {
        /** Our own pages. */
        PAGES,
        /** The person's own, made from a folder of templates. */
        TEMPLATES,
        /** Nothing at all (status 204). */
        EMPTY
    }

    /**
     * A path on which a sign-in can be started by an address: {@code /oauth?scopes=…&force_verify=…}.
     *
     * @param application the registration that it is for, if it is on
     * @param path        starts with a slash
     * @param scopes      the only ones that may be asked for
     */
    public record Route(Optional<String> application, String path, SortedSet<String> scopes) {

        public static final Route OFF = new Route(Optional.empty(), "/oauth", new TreeSet<>());

        public Route {
            scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        }

        /** A path of plain letters below the root, so that there is one spelling of it. */
        public static boolean isPath(String text) {
            return text.matches("/[A-Za-z0-9._~/-]{1,200}") && !text.contains("//") && !text.endsWith("/");
        }
    }

    /** Whether all of it can be followed. */
    public boolean isComplete() {
        boolean numbers = ProxySetting.isPort(port) && isTime(keepAlive) && isTime(shutdown);
        boolean names = (host.isEmpty() || ProxySetting.isHost(host)) && Route.isPath(route.path());
        return numbers && names && (tls != Tls.OWN || (!keyFile.isEmpty() && !certificateFile.isEmpty()))
                && (answer != Answer.TEMPLATES || !templates.isEmpty());
    }

    public static boolean isTime(Duration time) {
        return !time.isNegative() && time.compareTo(LONGEST) <= 0;
    }

    /** Whether others in the network can reach it. */
    public boolean isOpenToOthers() {
        return !host.isEmpty() && !host.equalsIgnoreCase("localhost") && !host.startsWith("127.")
                && !host.equals("::1");
    }
}
