package app.stagepass.ui;

import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.words.Words;
import java.util.Optional;

/** What the program is, and whom it calls. */
final class About {

    private About() {}

    static Prompt of(Words words, Parts.Product product) {
        String calls = words.text(product.releases().isPresent() ? "dialog.about.releases" : "dialog.about.no-page");
        return new Prompt(words.text("dialog.about.title"), words.text("dialog.about.body", product.version(), calls),
                Optional.empty(), words.text("dialog.close"), false);
    }
}
