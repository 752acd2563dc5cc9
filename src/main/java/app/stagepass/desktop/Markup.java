package app.stagepass.desktop;

/** The small HTML that tool tips and notifications are read as by some desktops. */
final class Markup {

    private Markup() {}

    /** Text that is shown as it is. */
    static String literally(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
