package app.stagepass.ui;

import app.stagepass.handover.Clipboard;
import app.stagepass.handover.CopyFormat;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.LiveTokens.NotLive;
import java.time.Instant;
import java.util.Optional;

/** Puts a live token into the clipboard, without showing it to its caller. Blocks. */
@FunctionalInterface
public interface TokenCopier {

    Copied copy(CredentialId id, CopyFormat format) throws NotLive, VaultException, Clipboard.Unavailable;

    /**
     * What may be told of it.
     *
     * @param worksUntil empty for a token that does not end
     * @param clearsAt   when it leaves the clipboard
     */
    record Copied(Optional<Instant> worksUntil, Instant clearsAt) {}
}
