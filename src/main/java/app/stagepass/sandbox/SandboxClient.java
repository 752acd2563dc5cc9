package app.stagepass.sandbox;

import app.stagepass.token.ClientId;
import app.stagepass.token.ClientType;
import java.util.List;

/**
 * An application that the sandbox knows.
 *
 * @param redirectUris as registered, compared character by character; a mismatch goes to the first one
 */
public record SandboxClient(ClientId id, String name, ClientType type, List<String> redirectUris) {

    public SandboxClient {
        redirectUris = List.copyOf(redirectUris);
    }
}
