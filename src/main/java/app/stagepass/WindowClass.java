package app.stagepass;

import com.sun.glass.ui.Application;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The name by which a desktop knows whose a window is (X11's WM_CLASS), so that it finds our entry with its picture and actions, and
 * keeps the windows together. JavaFX sets it only for programs that extend its Application, and says "java" for all others.
 */
final class WindowClass {

    private static final Logger LOG = System.getLogger(WindowClass.class.getName());
    /** What the desktop entry says as StartupWMClass. */
    private static final String NAME = "Stagepass";

    private WindowClass() {}

    /** For all windows that are made from now on. On the FX thread, once JavaFX runs. */
    static void set() {
        try {
            Application.GetApplication().setName(NAME);
        } catch (IllegalAccessError e) {
            // A runtime with JavaFX as modules has to open this door; packaging/linux/launcher does.
            LOG.log(Level.DEBUG, "the windows are called java", e);
        }
    }
}
