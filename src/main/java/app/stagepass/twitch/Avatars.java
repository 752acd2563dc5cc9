package app.stagepass.twitch;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.oauth.OAuthException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import okhttp3.Request;

/**
 * Pictures of accounts. A picture is fetched once and then kept: Twitch gives a changed picture a new address. An avatar is an
 * ornament, so whatever goes wrong there is simply none.
 */
public final class Avatars {

    private static final System.Logger LOG = System.getLogger(Avatars.class.getName());
    private static final int MAX_BYTES = 1024 * 1024;

    private final TwitchEndpoints endpoints;
    private final TwitchHttp http;
    private final Path folder;

    /** @param folder where pictures are kept, for their owner's eyes only; made when the first one is */
    public Avatars(TwitchEndpoints endpoints, TwitchHttp http, Path folder) {
        this.endpoints = endpoints;
        this.http = http;
        this.folder = folder;
    }

    /** The picture's file as Twitch serves it (PNG or JPEG, at most 1 MB). Blocks; never throws. */
    public Optional<byte[]> fetch(URI address) {
        if (!ImageHost.accepts(address, endpoints)) {
            return Optional.empty();
        }
        AtomicFile file = new AtomicFile(folder.resolve(nameOf(address)));
        Optional<byte[]> kept = read(file);
        return kept.isPresent() ? kept : download(address, file);
    }

    private static Optional<byte[]> read(AtomicFile file) {
        try {
            return file.read().filter(bytes -> bytes.length > 0);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> download(URI address, AtomicFile file) {
        try {
            Reply reply = http.send(new Request.Builder().url(address.toString()).build(), MAX_BYTES);
            if (reply.status() != 200 || !reply.mediaType().startsWith("image/")) {
                return Optional.empty();
            }
            byte[] image = reply.body();
            keep(image, file);
            return Optional.of(image);
        } catch (OAuthException e) {
            LOG.log(Level.DEBUG, "no avatar: {0}", e.getMessage());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // An address that java.net.URI takes and OkHttp does not.
            return Optional.empty();
        }
    }

    private static void keep(byte[] image, AtomicFile file) {
        try {
            file.replace(image);
        } catch (NotWrittenException e) {
            // It is fetched again another time.
            LOG.log(Level.DEBUG, "avatar not kept: {0}", e.problem());
        }
    }

    /** Says nothing of whose picture it is, and holds no character that a file system minds. */
    private static String nameOf(URI address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(address.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
