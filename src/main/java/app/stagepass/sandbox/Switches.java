package app.stagepass.sandbox;

/**
 * Where Twitch's behaviour is undocumented or differs between reports, the sandbox can do either.
 *
 * @param rotateConfidential whether a confidential client's refresh brings a new refresh token
 * @param lifetimeSeconds    of user access tokens; negative for a lifetime that varies as Twitch's does
 * @param revokeDeadAnswers200 whether revoking a dead token is answered 200 instead of 400
 */
public record Switches(boolean rotateConfidential, int lifetimeSeconds, boolean revokeDeadAnswers200) {

    public static final Switches DEFAULT = new Switches(false, -1, false);

    public Switches rotating(boolean rotate) {
        return new Switches(rotate, lifetimeSeconds, revokeDeadAnswers200);
    }

    public Switches lasting(int seconds) {
        return new Switches(rotateConfidential, seconds, revokeDeadAnswers200);
    }

    public Switches revokingDeadAs200(boolean ok) {
        return new Switches(rotateConfidential, lifetimeSeconds, ok);
    }
}
