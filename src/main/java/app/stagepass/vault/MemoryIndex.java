package app.stagepass.vault;

import java.util.Optional;

/** An index for this session only: what belongs to secrets that are forgotten at the end is not kept longer than they are. */
public final class MemoryIndex implements CredentialIndex {

    private volatile Contents contents = Contents.EMPTY;

    @Override
    public Contents contents() {
        return contents;
    }

    @Override
    public void replace(Contents replacement) {
        contents = replacement;
    }

    @Override
    public Optional<Trouble> trouble() {
        return Optional.empty();
    }
}
