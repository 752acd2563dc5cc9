package app.stagepass.handover;

import app.stagepass.token.CredentialId;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.LiveTokens;
import app.stagepass.watch.LiveTokens.LiveToken;
import java.time.Instant;
import java.util.Optional;

/** Hands a live token to the person's clipboard; its caller never holds it. Blocks. */
public final class Handover {

    private final LiveTokens tokens;
    private final ClipboardGuard clipboard;

    public Handover(LiveTokens tokens, ClipboardGuard clipboard) {
        this.tokens = tokens;
        this.clipboard = clipboard;
    }

    /**
     * Copies an access token that Twitch confirmed.
     *
     * @param label whose it is, for the countdown
     * @return until when it works; empty if it does not end
     */
    public Optional<Instant> copy(CredentialId id, CopyFormat format, String label)
            throws LiveTokens.NotLive, VaultException, Clipboard.Unavailable {
        LiveToken live = tokens.take(id);
        clipboard.copy(live.token(), format, label);
        return live.worksUntil();
    }
}
