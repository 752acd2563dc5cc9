package app.stagepass.vault;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.FileNotWritten.Problem;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index in a JSON file, which one process at a time may write: whoever opens it first holds a lock until it closes or ends.
 * Whatever is wrong with the file, opening succeeds and {@link #trouble} tells.
 */
public final class IndexFile implements CredentialIndex, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final AtomicFile file;
    private final FileLease lease;
    private IndexJson state = IndexJson.empty();
    private Optional<Trouble> trouble = Optional.empty();
    /** Why the file must be left alone; empty if it may be written. */
    private Optional<Problem> handsOff = Optional.empty();

    private IndexFile(AtomicFile file) {
        this.file = file;
        this.lease = FileLease.on(file);
    }

    /** @param clock stamps the name of a corrupt file */
    public static IndexFile open(AtomicFile file, Clock clock) {
        IndexFile index = new IndexFile(file);
        index.load(clock);
        return index;
    }

    @Override
    public synchronized Contents contents() {
        return state.contents();
    }

    @Override
    public synchronized Optional<Trouble> trouble() {
        return trouble;
    }

    @Override
    public synchronized void replace(Contents contents) throws VaultException {
        if (handsOff.isPresent()) {
            throw new FileNotWritten(file.path(), handsOff.get());
        }
        ObjectNode next = state.with(contents);
        try {
            file.replace(JSON.writeValueAsBytes(next));
        } catch (NotWrittenException e) {
            throw FileNotWritten.of(e);
        }
        state = new IndexJson(next);
    }

    /** Lets another process have it. */
    @Override
    public synchronized void close() {
        handsOff = Optional.of(Problem.OTHER);
        lease.close();
    }

    private void load(Clock clock) {
        if (lease.isTakenByAnother()) {
            leave(new Trouble.InUse(file.path()), Problem.IN_USE);
        }
        try {
            Optional<byte[]> bytes = file.read();
            if (bytes.isPresent()) {
                understand(bytes.get(), clock);
            }
        } catch (IOException e) {
            leave(new Trouble.NotReadable(file.path()), Problem.NOT_READABLE);
        }
    }

    private void understand(byte[] bytes, Clock clock) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JacksonException e) {
            root = JSON.missingNode();
        }
        Optional<Integer> version = IndexJson.version(root);
        if (version.isEmpty()) {
            if (handsOff.isEmpty()) { // else its owner deals with it
                trouble = Optional.of(new Trouble.Corrupt(file.setAside(clock.instant())));
            }
            return;
        }
        state = new IndexJson((ObjectNode) root);
        if (version.get() > IndexJson.VERSION) {
            leave(new Trouble.NewerVersion(file.path(), version.get()), Problem.NEWER_VERSION);
        } else if (state.strange() > 0 && trouble.isEmpty()) {
            trouble = Optional.of(new Trouble.EntriesNotRead(file.path(), state.strange()));
        }
    }

    private void leave(Trouble reason, Problem problem) {
        trouble = Optional.of(reason);
        handsOff = Optional.of(problem);
    }
}
