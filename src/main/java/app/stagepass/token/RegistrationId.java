package app.stagepass.token;

import java.util.UUID;

/**
 * Our own name for a client registration, in files and in the keyring. It says nothing about what it names.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record RegistrationId(String value) {

    public RegistrationId {
        if (!value.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not an id");
        }
    }

    public static RegistrationId random() {
        return new RegistrationId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
