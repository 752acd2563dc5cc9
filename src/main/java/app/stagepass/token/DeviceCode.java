package app.stagepass.token;

/** What a device asks with whether the person has agreed (RFC 8628 section 3.2); whoever holds it gets the token. */
public final class DeviceCode extends Secret {

    public DeviceCode(String value) {
        super(value);
    }
}
