package app.stagepass.ui.connect;

/** What became of the wish to have the link, or the code, on the clipboard. */
public enum LinkCopy {
    NOT_YET, COPIED, CODE_COPIED, FAILED
}
