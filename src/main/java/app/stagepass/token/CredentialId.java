package app.stagepass.token;

import java.util.UUID;

/**
 * Our own name for a credential, in files and in the keyring. It says nothing about what it names.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record CredentialId(String value) {

    public CredentialId {
        if (!value.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not an id");
        }
    }

    public static CredentialId random() {
        return new CredentialId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
