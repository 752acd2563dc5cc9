package app.stagepass.ui.connect;

import app.stagepass.token.ClientId;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import java.util.Optional;

/**
 * An application that the stand-in for Twitch knows without anybody having registered it there.
 *
 * @param secret of a confidential one; it opens nothing but the stand-in
 */
public record ReadyApplication(String name, ClientId clientId, ClientType type, Optional<ClientSecret> secret) {}
