package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.ui.Prompts.Choice;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.watch.Credentials;
import app.stagepass.words.Words;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.stage.Stage;

/** What becomes of window and program when the person closes the one or quits the other. For JavaFX's thread. */
final class Leaving {

    private final Stage stage;
    private final Words words;
    private final Flows flows;
    private final Sheets sheets;
    private final DashboardModel dashboard;
    private final Credentials credentials;
    private final ObjectProperty<Settings> settings;
    private boolean quitWhenSaved;

    Leaving(Stage stage, Parts parts, Sheets sheets, DashboardModel dashboard, ObjectProperty<Settings> settings) {
        this.stage = stage;
        this.words = parts.words();
        this.flows = parts.flows();
        this.sheets = sheets;
        this.dashboard = dashboard;
        this.credentials = parts.credentials();
        this.settings = settings;
    }

    void requestClose() {
        switch (flows.closing()) {
            case STAYS_IN_TRAY -> {
                stage.hide();
                if (!settings.get().toldOfTray()) {
                    settings.set(settings.get().afterTellingOfTray());
                    flows.tellThatItStays();
                }
            }
            case MINIMISES -> stage.setIconified(true);
            case ENDS -> {
                if (settings.get().toldOfNoTray()) {
                    requestQuit();
                } else {
                    sheets.show(new Prompt(words.text("dialog.no-tray.title"), words.text("dialog.no-tray.body"),
                            Optional.of(new Choice(words.text("dialog.no-tray.quit"), () -> {
                                settings.set(settings.get().afterTellingOfNoTray());
                                requestQuit();
                            })), words.text("dialog.quit.wait"), false));
                }
            }
        }
    }

    void requestQuit() {
        if (isSafe()) {
            flows.quit();
            return;
        }
        if (quitWhenSaved) {
            return; // the question is on the screen
        }
        quitWhenSaved = true;
        sheets.showAs(question(dashboard.unsaved()), () -> quitWhenSaved = false);
    }

    private Prompt question(long unsaved) {
        String stay = words.text("dialog.quit.wait");
        return unsaved == 0
                ? new Prompt(words.text("dialog.quit.expected.title"), words.text("dialog.quit.expected.body"),
                        Optional.empty(), stay, false)
                : new Prompt(words.text("dialog.quit.title"), words.text("dialog.quit.body", unsaved),
                        Optional.of(new Choice(words.text("dialog.quit.anyway", unsaved), flows::quit)), stay, true);
    }

    /** To be called whenever something may have become safe. */
    void quitIfWanted() {
        if (quitWhenSaved && isSafe()) {
            quitWhenSaved = false;
            flows.quit();
        }
    }

    private boolean isSafe() {
        return dashboard.unsaved() == 0 && credentials.expectedPairs() == 0;
    }
}
