package app.stagepass.vault;

import app.stagepass.token.AccessToken;
import app.stagepass.token.RefreshToken;
import java.util.Optional;

/** The secrets of one credential. Printing it shows none. */
public record KeptTokens(AccessToken access, Optional<RefreshToken> refresh) {}
