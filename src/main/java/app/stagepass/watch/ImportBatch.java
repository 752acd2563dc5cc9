package app.stagepass.watch;

import app.stagepass.imports.Found;
import app.stagepass.imports.NotTokens;
import app.stagepass.imports.TokenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tokens from one place, on their way here. Calls block. For one thread at a time. */
public final class ImportBatch {

    private final Importing importing;
    private final Admission admission;
    private final List<Found> tokens;
    private final Optional<TokenFile> file;
    private List<ImportFinding> findings;

    ImportBatch(Importing importing, Admission admission, List<Found> tokens, Optional<TokenFile> file) {
        this.importing = importing;
        this.admission = admission;
        this.tokens = tokens;
        this.file = file;
        this.findings = tokens.stream().map(importing::look).toList();
    }

    /** A line for each token, in the order of the text. */
    public List<ImportFinding> findings() {
        return findings;
    }

    /** Where they came from; empty if they were pasted. */
    public Optional<Path> file() {
        return file.map(TokenFile::path);
    }

    /** Asks once more about those that were not taken over: an application may be registered by now, or Twitch be reached. */
    public void lookAgain() {
        findings = IntStream.range(0, tokens.size())
                .mapToObj(i -> findings.get(i) instanceof ImportFinding.Stored stored
                        ? stored
                        : importing.look(tokens.get(i)))
                .toList();
    }

    /**
     * Takes over those that are ready, each by itself. Twitch is asked about each once more just before: the other tool, or one before it
     * in the list, may have ended it meanwhile, and a spent token must not come in.
     */
    public void store() {
        List<ImportFinding> stored = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            stored.add(
                    findings.get(i) instanceof ImportFinding.Ready seen ? store(tokens.get(i), seen) : findings.get(i));
        }
        findings = List.copyOf(stored);
    }

    private ImportFinding store(Found found, ImportFinding.Ready seen) {
        boolean isAsItWas = seen.candidate().tokens().access().matches(found.access().reveal());
        ImportFinding now = isAsItWas ? importing.look(found) : importing.again(seen); // a renewed one is in our hands alone
        return now instanceof ImportFinding.Ready ready ? store(ready) : now;
    }

    private ImportFinding store(ImportFinding.Ready ready) {
        return switch (admission.keepBeside(ready.candidate())) {
            case SignInResult.Connected connected ->
                new ImportFinding.Stored(ready.candidate().account().displayName(), ready.isOneTime(),
                        connected.notSaved());
            case SignInResult.DifferentAccount _,SignInResult.ToConfirm _ ->
                throw new IllegalStateException("nobody in particular was expected");
        };
    }

    /** Whether the file holds nothing any more that is not safe here. */
    public boolean mayBeWiped() {
        return file.isPresent() && findings.stream().allMatch(one -> switch (one) {
            case ImportFinding.Stored stored -> stored.notSaved().isEmpty();
            case ImportFinding.Here _ -> true;
            case ImportFinding.Ready _,ImportFinding.NotRegistered _,ImportFinding.OfApplication _,ImportFinding.Ended _,ImportFinding.OwnSecret _,ImportFinding.OwnClientId _,ImportFinding.NotAsked _ ->
                false;
        });
    }

    /**
     * Wipes the file, as {@link TokenFile#wipe}.
     *
     * @throws IllegalStateException if it is not to be wiped
     */
    public void wipe() throws NotTokens {
        if (!mayBeWiped()) {
            throw new IllegalStateException("the file holds what is not kept here");
        }
        file.orElseThrow().wipe();
    }
}
