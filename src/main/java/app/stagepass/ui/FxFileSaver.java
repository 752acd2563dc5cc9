package app.stagepass.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialog. */
public final class FxFileSaver implements FileSaver {

    @Override
    public Optional<Path> ask(Window owner, Question question) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(question.title());
        chooser.setInitialFileName(question.name());
        String ending = question.name().substring(question.name().lastIndexOf('.'));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(question.type(), "*" + ending));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
