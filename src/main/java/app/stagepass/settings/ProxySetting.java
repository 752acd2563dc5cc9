package app.stagepass.settings;

/**
 * How the person wants to get to the internet. Host, port and user are kept also while they are not used. The password is in the
 * keyring.
 *
 * @param host the manual proxy's name or address; may be empty while it is not used
 * @param port 1 to 65535, or 0 if there is none yet
 * @param user whom the proxy knows; empty for a proxy that asks nobody
 */
public record ProxySetting(Use use, String host, int port, String user) {

    public static final ProxySetting DEFAULT = new ProxySetting(Use.SYSTEM, "", 0, "");

    public enum Use {
        /** As the computer's settings say. */
        SYSTEM,
        /** This one. */
        MANUAL,
        /** Directly, whatever the computer's settings say. */
        NONE
    }

    /** Whether it can be followed: a manual one needs host and port. */
    public boolean isComplete() {
        return use != Use.MANUAL || (isHost(host) && isPort(port));
    }

    /** A name or an address, without scheme, port or path; IPv6 without brackets. */
    public static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9._:%-]{1,253}");
    }

    public static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }
}
