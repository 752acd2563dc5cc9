package app.stagepass.ui.connect;

import app.stagepass.handover.Clipboard;
import java.util.Optional;

/** Holds one text and remembers whether it was concealed; can be out of reach. */
final class FakeClipboard implements Clipboard {

    private String text = "";
    private boolean concealed;
    private boolean broken;

    synchronized void breakDown() {
        broken = true;
    }

    synchronized String text() {
        return text;
    }

    synchronized boolean isConcealed() {
        return concealed;
    }

    @Override
    public synchronized void putConcealed(String newText) throws Unavailable {
        put(newText);
        concealed = true;
    }

    @Override
    public synchronized void put(String newText) throws Unavailable {
        if (broken) {
            throw new Unavailable(Optional.empty());
        }
        text = newText;
        concealed = false;
    }

    @Override
    public synchronized Content content() {
        return text.isEmpty() ? new Content.NoText() : new Content.Text(text);
    }

    @Override
    public synchronized void clear() {
        text = "";
    }
}
