package app.stagepass.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialog. */
public final class FxFileSaver implements FileSaver {

    @Override
    public Optional<Path> ask(Window owner, Question question) {
        FileChooser chooser = chooser(question);
        chooser.setInitialFileName(question.name());
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> askForOne(Window owner, Question question) {
        FileChooser chooser = chooser(question);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> askForFolder(Window owner, String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(Question question) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(question.title());
        String ending = question.name().substring(question.name().lastIndexOf('.'));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(question.type(), "*" + ending));
        return chooser;
    }
}
