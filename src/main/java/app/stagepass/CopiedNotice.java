package app.stagepass;

import app.stagepass.desktop.Notice;
import app.stagepass.ui.TokenCopier.Copied;
import app.stagepass.words.Words;
import java.util.Optional;

/** Tells on the desktop that a token was copied from the tray, where no window counts the seconds. */
final class CopiedNotice {

    private CopiedNotice() {}

    /** Says how long it stays, not until when: half a minute is no time of day. */
    static Notice of(Words words, Copied copied, Runnable onClick) {
        return new Notice(words.text("tray.copied.title"),
                words.text("tray.copied.body", words.times().inSeconds(copied.clearsAt())), Notice.Urgency.LOW,
                Optional.empty(), onClick);
    }
}
