package app.stagepass.vault;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps secrets for this session only, in memory: the person's choice where there is no usable keyring. */
public final class MemorySecretStore implements SecretStore {

    private final Map<String, String> entries = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Optional<String> read(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void write(String key, String value) {
        entries.put(key, value);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public void unlock() {
        // It is never locked.
    }
}
