package app.stagepass;

import app.stagepass.log.Redactor;
import app.stagepass.words.Messages;

final class StagepassApp {
    StagepassApp(RealmSession session, Redactor redactor, Messages messages) {}
    int run() {
        return 0;
    }
}
