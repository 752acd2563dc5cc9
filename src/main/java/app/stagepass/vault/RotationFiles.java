package app.stagepass.vault;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RefreshToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The journal in a folder: for each renewal that is under way, or did not come to a good end, a small file with its last step; and
 * beside it the file by which processes take turns. One more holds the marks of the tokens that passed through files.
 */
public final class RotationFiles implements Rotations {

    private static final System.Logger LOG = System.getLogger(RotationFiles.class.getName());
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    private final Path folder;
    private final Clock clock;
    private final Duration patience;
    private final ScheduledExecutorService timer;

    /**
     * @param patience how long another process is waited for
     * @param timer    looks whether they have come to an end
     */
    public RotationFiles(Path folder, Clock clock, Duration patience, ScheduledExecutorService timer) {
        this.folder = folder;
        this.clock = clock;
        this.patience = patience;
        this.timer = timer;
    }

    @Override
    public Turn turn(CredentialId id) throws VaultException {
        return FileTurn.await(folder, id.value() + ".lock", patience, timer);
    }

    @Override
    public Optional<Rotation> unfinished(CredentialId id) {
        try {
            return fileOf(id).read().map(this::understand);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a renewal''s record cannot be read: {0}",
                    e.getClass().getSimpleName());
            return Optional.of(unreadable());
        }
    }

    @Override
    public void note(CredentialId id, Rotation step) throws VaultException {
        AtomicFile file = fileOf(id);
        try {
            ObjectNode record = JSON.createObjectNode().put("version", VERSION)
                    .put("stage", step.stage().name().toLowerCase(Locale.ROOT)).put("sha256", step.about().sha256())
                    .put("at", step.at().toString());
            ArrayNode spent = record.putArray("spent");
            step.spent().forEach(one -> spent.add(one.sha256()));
            file.replace(JSON.writeValueAsBytes(record));
        } catch (NotWrittenException e) {
            throw VaultException.FileNotWritten.of(e);
        }
    }

    @Override
    public void clear(CredentialId id) {
        try {
            Files.deleteIfExists(fileOf(id).path());
        } catch (IOException e) { // the next renewal writes over it
            LOG.log(System.Logger.Level.WARNING, "a renewal''s record stays: {0}", e.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized boolean hasPassed(RefreshToken token) {
        try {
            return passed().contains(TokenMark.of(token));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "what passed through files cannot be read: {0}",
                    e.getClass().getSimpleName());
            return true;
        }
    }

    @Override
    public synchronized void pass(Collection<RefreshToken> tokens) throws VaultException {
        try {
            Set<TokenMark> all = passed();
            tokens.forEach(one -> all.add(TokenMark.of(one)));
            marks().replace(all.stream().map(TokenMark::sha256).collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.US_ASCII));
        } catch (NotWrittenException e) {
            throw VaultException.FileNotWritten.of(e);
        } catch (IOException e) { // written over it would be forgotten
            throw new VaultException.FileNotWritten(marks().path(), VaultException.FileNotWritten.Problem.NOT_READABLE);
        }
    }

    /** A line each. */
    private Set<TokenMark> passed() throws IOException {
        Set<TokenMark> all = new LinkedHashSet<>();
        Optional<byte[]> bytes = marks().read();
        if (bytes.isPresent()) {
            try {
                new String(bytes.get(), StandardCharsets.US_ASCII).lines().map(TokenMark::new).forEach(all::add);
            } catch (IllegalArgumentException e) {
                throw new IOException("no marks");
            }
        }
        return all;
    }

    /** No credential's record has this ending. */
    private AtomicFile marks() {
        return new AtomicFile(folder.resolve("passed.marks"));
    }

    private AtomicFile fileOf(CredentialId id) {
        return new AtomicFile(folder.resolve(id.value() + ".json"));
    }

    private Rotation understand(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node.path("version").asInt(0) == VERSION) {
                Rotation read = new Rotation(
                        Rotation.Stage.valueOf(node.required("stage").stringValue().toUpperCase(Locale.ROOT)),
                        new TokenMark(node.required("sha256").stringValue()),
                        node.required("spent").values().stream().map(one -> new TokenMark(one.stringValue()))
                                .collect(Collectors.toSet()),
                        Instant.parse(node.required("at").stringValue()));
                if (read.stage() != Rotation.Stage.INTENT || !read.about().equals(TokenMark.UNREADABLE)) {
                    return read;
                }
            }
        } catch (RuntimeException e) { // of Jackson, of valueOf, of parse
            LOG.log(System.Logger.Level.WARNING, "a renewal''s record is not understood: {0}",
                    e.getClass().getSimpleName());
        }
        return unreadable();
    }

    /** Something was written before a step was taken. The worst that it can have been is what counts. */
    private Rotation unreadable() {
        return new Rotation(Rotation.Stage.SENT, TokenMark.UNREADABLE, Set.of(), clock.instant());
    }
}
