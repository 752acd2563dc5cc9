package app.stagepass.vault;

import java.util.Optional;
import java.util.function.Supplier;

/** Passes everything on to another store, asked for at each call; extend it to do something besides. */
public class ForwardingStore implements SecretStore {

    private final Supplier<SecretStore> to;

    public ForwardingStore(Supplier<SecretStore> to) {
        this.to = to;
    }

    @Override
    public String name() {
        return to.get().name();
    }

    @Override
    public boolean isLocked() {
        return to.get().isLocked();
    }

    @Override
    public Optional<String> read(String key) throws VaultException {
        return to.get().read(key);
    }

    @Override
    public void write(String key, String value) throws VaultException {
        to.get().write(key, value);
    }

    @Override
    public void delete(String key) throws VaultException {
        to.get().delete(key);
    }

    @Override
    public void unlock() throws VaultException {
        to.get().unlock();
    }
}
