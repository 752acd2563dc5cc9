package app.stagepass.sandbox;

/**
 * Where Twitch's behaviour is undocumented or differs between reports, the sandbox can do either.
 *
 * @param rotateConfidential   whether a confidential client's refresh brings a new refresh token
 * @param lifetimeSeconds      of user access tokens; negative for one that varies as Twitch's does, 0 for no end
 * @param revokeDeadAnswers200 whether revoking a dead token is answered 200 instead of 400
 * @param fiftyFirst           what asking for one access token too many does
 * @param scopeForm            how the token endpoint writes scopes
 * @param deviceDenial         what a device is told that the person refused
 * @param deviceIntervalSeconds how often a device may ask
 * @param deviceTakesScope     whether the device endpoint reads RFC 8628's {@code scope} where Twitch's {@code scopes} is missing
 */
public record Switches(boolean rotateConfidential, int lifetimeSeconds, boolean revokeDeadAnswers200,
        FiftyFirst fiftyFirst, ScopeForm scopeForm, DeviceDenial deviceDenial, boolean deviceTakesScope,
        int deviceIntervalSeconds) {

    public static final Switches DEFAULT = new Switches(false, -1, false, FiftyFirst.FAILS, ScopeForm.ARRAY,
            DeviceDenial.STAYS_PENDING, false, 5);

    /** A refresh token has at most 50 living access tokens; Twitch's page and its forum disagree on what the next one does. */
    public enum FiftyFirst {
        FAILS, ENDS_THE_OLDEST
    }

    /** Seen and quoted forms of the same thing; without any scope the key is missing in all of them. */
    public enum ScopeForm {
        ARRAY, TEXT
    }

    /** Nobody has published what Twitch answers; most clients see a code that stays pending until it ends. */
    public enum DeviceDenial {
        STAYS_PENDING, IS_TOLD
    }

    public Switches rotating(boolean rotate) {
        return new Switches(rotate, lifetimeSeconds, revokeDeadAnswers200, fiftyFirst, scopeForm, deviceDenial,
                deviceTakesScope, deviceIntervalSeconds);
    }

    public Switches lasting(int seconds) {
        return new Switches(rotateConfidential, seconds, revokeDeadAnswers200, fiftyFirst, scopeForm, deviceDenial,
                deviceTakesScope, deviceIntervalSeconds);
    }

    public Switches revokingDeadAs200(boolean ok) {
        return new Switches(rotateConfidential, lifetimeSeconds, ok, fiftyFirst, scopeForm, deviceDenial,
                deviceTakesScope, deviceIntervalSeconds);
    }

    public Switches withFiftyFirst(FiftyFirst what) {
        return new Switches(rotateConfidential, lifetimeSeconds, revokeDeadAnswers200, what, scopeForm, deviceDenial,
                deviceTakesScope, deviceIntervalSeconds);
    }

    public Switches writingScopesAs(ScopeForm form) {
        return new Switches(rotateConfidential, lifetimeSeconds, revokeDeadAnswers200, fiftyFirst, form, deviceDenial,
                deviceTakesScope, deviceIntervalSeconds);
    }

    public Switches denyingDevices(DeviceDenial how) {
        return new Switches(rotateConfidential, lifetimeSeconds, revokeDeadAnswers200, fiftyFirst, scopeForm, how,
                deviceTakesScope, deviceIntervalSeconds);
    }

    public Switches takingDeviceScope(boolean takes) {
        return new Switches(rotateConfidential, lifetimeSeconds, revokeDeadAnswers200, fiftyFirst, scopeForm,
                deviceDenial, takes, deviceIntervalSeconds);
    }

    public Switches askedByDevicesEvery(int seconds) {
        return new Switches(rotateConfidential, lifetimeSeconds, revokeDeadAnswers200, fiftyFirst, scopeForm,
                deviceDenial, deviceTakesScope, seconds);
    }
}
