package app.stagepass.sandbox;

/**
 * Where Twitch's behaviour is undocumented or differs between reports, the sandbox can do either.
 *
 * @param rotateConfidential   whether a confidential client's refresh brings a new refresh token
 * @param lifetimeSeconds      of user access tokens; negative for one that varies as Twitch's does, 0 for no end
 * @param revokeDeadAnswers200 whether revoking a dead token is answered 200 instead of 400
 * @param fiftyFirst           what asking for one access token too many does
 * @param scopeForm            how the token endpoint writes scopes
 */
public record Switches(boolean rotateConfidential, int lifetimeSeconds, boolean revokeDeadAnswers200,
        FiftyFirst fiftyFirst, ScopeForm scopeForm) {

    public static final Switches DEFAULT = new Switches(false, -1, false, FiftyFirst.FAILS, ScopeForm.ARRAY);

    /** A refresh token has at most 50 living access tokens; Twitch's page and its forum disagree on what the next one does. */
    public enum FiftyFirst {
        FAILS, ENDS_THE_OLDEST
    }

    /** Seen and quoted forms of the same thing; without any scope the key is missing in all of them. */
    public enum ScopeForm {
        ARRAY, TEXT
    }

    public Switches rotating(boolean rotate) {
        return new Switches(rotate, lifetimeSeconds, revokeDeadAnswers200, fiftyFirst, scopeForm);
    }

    public Switches lasting(int seconds) {
        return new Switches(rotateConfidential, seconds, revokeDeadAnswers200, fiftyFirst, scopeForm);
    }

    public Switches revokingDeadAs200(boolean ok) {
        return new Switches(rotateConfidential, lifetimeSeconds, ok, fiftyFirst, scopeForm);
    }

    public Switches withFiftyFirst(FiftyFirst what) {
        return new Switches(rotateConfidential, lifetimeSeconds, revokeDeadAnswers200, what, scopeForm);
    }

    public Switches writingScopesAs(ScopeForm form) {
        return new Switches(rotateConfidential, lifetimeSeconds, revokeDeadAnswers200, fiftyFirst, form);
    }
}
