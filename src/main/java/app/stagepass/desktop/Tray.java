package app.stagepass.desktop;

/**
 * The program's picture in the desktop's panel, with a menu. Everything here returns at once, whatever the panel does, and throws
 * nothing. What the person clicks runs on the executor that was given when the tray was opened.
 *
 * <p>Nothing is added to what is given: titles, tool tips and labels are on the person's screen, so they hold no secret.
 */
public interface Tray extends AutoCloseable {

    /** Shows this from now on, at the latest when there is a panel to show it in. */
    void show(TrayFace face);

    /** Where the picture is, as far as is known by now. */
    TrayPlace place();

    /** Takes the picture away. */
    @Override
    void close();
}
