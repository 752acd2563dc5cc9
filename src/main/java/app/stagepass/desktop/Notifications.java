package app.stagepass.desktop;

/**
 * The desktop's notifications. Everything here returns at once and throws nothing: where nobody shows notifications, none are
 * shown.
 */
public interface Notifications extends AutoCloseable {

    /** Shows a notification. */
    NoticeHandle show(Notice notice);

    /** Shows another text in place of one that was shown, with the other's action; anew if that is gone. */
    void replace(NoticeHandle shown, Notice notice);

    /** Takes a notification away, shown already or not, where the desktop can do that. Its action is not run any more. */
    void withdraw(NoticeHandle shown);

    /** Takes all of ours away, where the desktop can do that: with the program gone their buttons lead nowhere. */
    @Override
    void close();
}
