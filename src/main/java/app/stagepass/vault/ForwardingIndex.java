package app.stagepass.vault;

import java.util.Optional;
import java.util.function.Supplier;

/** Passes everything on to another index, asked for at each call; extend it to do something besides. */
public class ForwardingIndex implements CredentialIndex {

    private final Supplier<CredentialIndex> to;

    public ForwardingIndex(Supplier<CredentialIndex> to) {
        this.to = to;
    }

    @Override
    public Contents contents() {
        return to.get().contents();
    }

    @Override
    public void replace(Contents contents) throws VaultException {
        to.get().replace(contents);
    }

    @Override
    public Optional<Trouble> trouble() {
        return to.get().trouble();
    }
}
