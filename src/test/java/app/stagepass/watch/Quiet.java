package app.stagepass.watch;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Jetty tells at length of every connection that breaks off, also of those that break off on order. */
final class Quiet {

    /** The JDK forgets a logger's level with the logger. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private Quiet() {}

    static void jetty() {
        JETTY.setLevel(Level.SEVERE);
    }
}
