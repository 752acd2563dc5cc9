package app.stagepass.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the person where a file is to go, or where one is. On JavaFX's thread; waits for the answer, as the system's dialogs do. */
public interface FileSaver {

    /** Empty if the person thought better of it. The system has asked already whether a file there may be replaced. */
    Optional<Path> ask(Window owner, Question question);

    /** One that is there; empty if the person thought better of it. */
    Optional<Path> askForOne(Window owner, Question question);

    /** A folder that is there; empty if the person thought better of it. */
    Optional<Path> askForFolder(Window owner, String title);

    /**
     * What the dialog says.
     *
     * @param type what kind of file it is, in words
     * @param name the suggested name, with its ending; of one that is there only the ending counts
     */
    record Question(String title, String type, String name) {}
}
