package app.stagepass.ui.connect;

/** What became of the wish to have the link on the clipboard. */
public enum LinkCopy {
    NOT_YET, COPIED, FAILED
}
