package app.stagepass.vault;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import java.util.List;
import java.util.Optional;

/**
 * What moves to another computer. Printing it shows no secret.
 *
 * @param settings the person's choices as JSON, without what belongs to one computer alone; holds no secret
 */
public record Parcel(List<Application> applications, List<Login> logins, String settings) {

    public Parcel {
        applications = List.copyOf(applications);
        logins = List.copyOf(logins);
    }

    /** A registered application and its secret, if it has one. */
    public record Application(ClientRegistration registration, Optional<ClientSecret> secret) {}

    /** A credential and its pair. */
    public record Login(StoredCredential credential, KeptTokens tokens) {}
}
