package app.stagepass;

/** Where this run keeps its tokens; the person chooses, never the program. */
enum Storage {
    KEYRING, THIS_SESSION
}
