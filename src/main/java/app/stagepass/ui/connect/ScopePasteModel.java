package app.stagepass.ui.connect;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopeText;
import app.stagepass.token.ScopeText.Reading;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A pasted list, checked and taken over into the choice. For the UI thread. */
public final class ScopePasteModel {

    /** No scope has a digit in it; Twitch's secrets have 30 letters and digits, and are told apart before they are whole. */
    private static final Pattern SECRET = Pattern.compile("(?i)\\boauth:|\\bbearer\\s|(?:token|secret|code|state)="
            + "|(?=[a-z]*[0-9])[a-z0-9]{8}|[a-z0-9]{20}");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private final ScopesModel scopes;
    private final ScopeText reader;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * What became of a list.
     *
     * @param added       how many permissions were not chosen before
     * @param offered     what a person may take over all the same: newer than our list, or misspelt
     * @param replacement what took the place of the retired ones, and is not chosen yet
     */
    public record Outcome(Reading reading, int added, SortedSet<Scope> offered, SortedSet<Scope> replacement) {}

    ScopePasteModel(ScopesModel scopes) {
        this.scopes = scopes;
        this.reader = new ScopeText(scopes.catalog());
    }

    public StringProperty textProperty() {
        return text;
    }

    /** Empty until something was taken over. */
    public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Takes over what is good of the text. The text goes: what is wrong with it is told, and it may hold what nobody should see. */
    public void take() {
        Reading reading = reader.read(text.get());
        text.set("");
        tell(reading, scopes.selectAll(reading.current()));
    }

    /** Whether something is being typed that may be a token, or an address with one. */
    public boolean mayHoldSecret() {
        return SECRET.matcher(ESCAPE.matcher(text.get()).replaceAll(":::")).find();
    }

    /** Takes off the screen what may be a token, from there on; what stands before it stays. Nothing of it is repeated. */
    public void hideSecret() {
        Matcher secret = SECRET.matcher(ESCAPE.matcher(text.get()).replaceAll(":::"));
        if (secret.find()) {
            String before = text.get().substring(0, secret.start());
            text.set(before.substring(0, Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1));
            tell(new Reading(new TreeSet<>(), new TreeSet<>(), List.of(), List.of(), 1, false), 0);
        }
    }

    /** The person knows better than our list. */
    public void takeOffered() {
        outcome.get().ifPresent(last -> tell(last.reading(), scopes.selectAll(last.offered())));
    }

    public void takeReplacement() {
        outcome.get().ifPresent(last -> tell(last.reading(), scopes.selectAll(last.replacement())));
    }

    private void tell(Reading reading, int added) {
        SortedSet<Scope> offered = new TreeSet<>(reading.newer());
        offered.removeAll(scopes.selectedProperty().get());
        SortedSet<Scope> replacement = reading.retired().stream().map(Entry::successor).flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        replacement.removeAll(scopes.selectedProperty().get());
        outcome.set(Optional.of(new Outcome(reading, added, offered, replacement)));
    }
}
