package app.stagepass.words;

import app.stagepass.oauth.RedirectPages;
import java.util.Locale;

/** The words on the pages that the browser shows at the end of a sign-in. */
public final class BrowserPages implements RedirectPages {

    private final Messages messages;

    public BrowserPages(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String language() {
        return messages.language();
    }

    @Override
    public Text text(Page page) {
        String key = "page." + page.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Text(messages.text(key + ".title"), messages.text(key + ".body"));
    }
}
