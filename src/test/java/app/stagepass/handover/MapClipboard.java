package app.stagepass.handover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A clipboard in memory: formats and their texts. Others can write to it; it can be hidden, stubborn or broken. */
final class MapClipboard implements Clipboard {

    static final String TEXT = "text";
    static final String CONCEALED = "concealed";

    private final Map<String, String> formats = new HashMap<>();
    private final List<String> everPut = new ArrayList<>();
    private boolean hidden;
    private boolean keepsAll;
    private int failuresToCome;
    private boolean throwsUnchecked;
    private int clearings;

    /** Another program copies a text. */
    void putByAnother(String text) {
        formats.clear();
        formats.put(TEXT, text);
    }

    /** Another program copies a picture, or somebody emptied it. */
    void emptyByAnother() {
        formats.clear();
    }

    void hide(boolean hide) {
        hidden = hide;
    }

    /** Takes a clearing and does not do it. */
    void keepAll(boolean keep) {
        keepsAll = keep;
    }

    void failTheNext(int calls) {
        failuresToCome = calls;
    }

    void throwUnchecked(boolean unchecked) {
        throwsUnchecked = unchecked;
    }

    Map<String, String> formats() {
        return Map.copyOf(formats);
    }

    /** What is really there. */
    Optional<String> text() {
        return Optional.ofNullable(formats.get(TEXT));
    }

    int clearings() {
        return clearings;
    }

    List<String> everPut() {
        return List.copyOf(everPut);
    }

    @Override
    public void putConcealed(String text) throws Unavailable {
        put(text);
        formats.put(CONCEALED, "secret");
    }

    @Override
    public void put(String text) throws Unavailable {
        failIfAsked();
        formats.clear();
        formats.put(TEXT, text);
        everPut.add(text);
    }

    @Override
    public Content content() {
        if (throwsUnchecked) {
            throw new IllegalStateException("toolkit gone");
        }
        if (hidden) {
            return new Content.Unknown();
        }
        return text().<Content>map(Content.Text::new).orElseGet(Content.NoText::new);
    }

    @Override
    public void clear() throws Unavailable {
        failIfAsked();
        clearings++;
        if (!keepsAll) {
            formats.clear();
        }
    }

    private void failIfAsked() throws Unavailable {
        if (failuresToCome > 0) {
            failuresToCome--;
            throw new Unavailable(Optional.of("Test"));
        }
    }
}
