package app.stagepass.imports;

import app.stagepass.imports.NotTokens.Why;
import app.stagepass.token.LiveSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** A plain file of another tool, read once. What stood in it is not kept, only whether it is still the same. Blocks. */
public final class TokenFile {

    /** In bytes; ten thousand tokens would fit. */
    public static final int LONGEST = 1024 * 1024;

    private final Path path;
    private final byte[] digest;
    private final List<Found> tokens;

    private TokenFile(Path path, byte[] digest, List<Found> tokens) {
        this.path = path;
        this.digest = digest;
        this.tokens = tokens;
    }

    /** Reads a file whole, or fails and has taken nothing of it. */
    public static TokenFile read(Path path, LiveSecrets live) throws NotTokens {
        byte[] bytes = bytesOf(path);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new TokenFile(path, digestOf(bytes), new TokenText(live).read(text));
        } catch (CharacterCodingException e) {
            throw new NotTokens(Why.NOT_TEXT);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    public Path path() {
        return path;
    }

    public List<Found> tokens() {
        return tokens;
    }

    /**
     * Writes zeros over it and deletes it. On a drive that moves its blocks about (SSDs do), or in a backup, the old bytes may live
     * on.
     *
     * @throws NotTokens if it is no longer what was read, or could not be wiped
     */
    public void wipe() throws NotTokens {
        byte[] now = bytesOf(path);
        boolean same = MessageDigest.isEqual(digest, digestOf(now));
        Arrays.fill(now, (byte) 0);
        if (!same) {
            throw new NotTokens(Why.CHANGED);
        }
        try {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                ByteBuffer zeros = ByteBuffer.wrap(now);
                while (zeros.hasRemaining()) {
                    file.write(zeros);
                }
                file.force(true);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new NotTokens(Why.NOT_WIPED);
        }
    }

    private static byte[] bytesOf(Path path) throws NotTokens {
        if (Files.isSymbolicLink(path)) {
            throw new NotTokens(Why.LINK);
        }
        if (Files.exists(path) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotTokens(Why.NOT_A_FILE);
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new NotTokens(Why.TOO_LARGE);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new NotTokens(Why.GONE);
        } catch (IOException | UnsupportedOperationException e) {
            throw new NotTokens(Why.NOT_READABLE);
        }
    }

    private static byte[] digestOf(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
