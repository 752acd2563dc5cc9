package app.stagepass.desktop;

/** Where the picture is. It changes when a panel comes late, is restarted or ends. */
public enum TrayPlace {
    /** Not known yet, or just lost and perhaps back in a moment. */
    STILL_LOOKING,
    /** With a StatusNotifierItem host on D-Bus (Linux). */
    STATUS_NOTIFIER,
    /** With the system tray that AWT knows: Windows, macOS, and XEmbed panels on Linux. */
    AWT,
    /** Nowhere: nobody can see it, so a closed window could not be called back from it. */
    NONE
}
