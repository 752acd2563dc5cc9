package app.stagepass.watch;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientType;
import app.stagepass.vault.VaultException;
import java.util.Optional;

/** What a token from elsewhere is found to be. */
public sealed interface ImportFinding {

    /**
     * Twitch knows it, and the application is registered here.
     *
     * @param otherAccount whether the file named another account than Twitch
     */
    record Ready(Admission.Candidate candidate, boolean otherAccount) implements ImportFinding {

        /** Whether the other tool must not use its refresh token any more: it works once. */
        public boolean isOneTime() {
            return candidate.registration().type() == ClientType.PUBLIC && candidate.tokens().refresh().isPresent();
        }
    }

    /** It was taken over. */
    record Stored(String label, boolean oneTime, Optional<VaultException> notSaved) implements ImportFinding {}

    /** A login here needs it not: it has the same token, or one that lives and may do as much. */
    record Here(String label) implements ImportFinding {}

    /** It works, through an application that is not registered here and so could not renew it. */
    record NotRegistered(ClientId client, String login) implements ImportFinding {}

    /** It acts for no account. Such tokens are asked for anew and never moved. */
    record OfApplication() implements ImportFinding {}

    /** Twitch does not know it: it has ended, or is none. */
    record Ended(boolean withRefresh) implements ImportFinding {}

    /** It is the client secret of an application here. */
    record OwnSecret(String application) implements ImportFinding {}

    /** It is the client ID of an application here. */
    record OwnClientId(String application) implements ImportFinding {}

    /** Twitch could not be asked. */
    record NotAsked(OAuthException why) implements ImportFinding {}
}
