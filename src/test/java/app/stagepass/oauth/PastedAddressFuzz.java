package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.RedirectByHand.Pasted;
import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.TreeSet;

/** Whatever a person pastes is looked at without a failure, and accepted only with the live state. */
public final class PastedAddressFuzz {

    /** Where it stands in an input, the input holds the live state. */
    private static final String STATE = "$STATE";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PastedAddressFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        SignInAttempt attempt = new SignInAttempt(new AuthorizationRequest(new ClientId("abc"), RedirectUri.DEFAULT,
                new TreeSet<>(), Nonce.random(RANDOM), true), URI.create("https://id.twitch.tv/oauth2/authorize?x=y"),
                RANDOM,
                secret -> {});
        PastedRules rules = new PastedRules(attempt, new CallbackPlaces(RedirectUri.DEFAULT, 7277, false),
                secret -> {});
        Nonce state = attempt.request().state();
        String text = new String(data, StandardCharsets.UTF_8);

        Pasted first = rules.paste(text.replace(STATE, state.reveal()));

        if (first == Pasted.ACCEPTED) {
            assertThat(text).contains(STATE).contains("/oauth/callback");
            assertThat(rules.paste("http://localhost:7277/oauth/callback?code=abc&state=" + state.reveal()))
                    .isEqualTo(Pasted.TOO_LATE);
        } else {
            assertThat(rules.paste("http://localhost:7277/oauth/callback?code=abc&state=" + state.reveal()))
                    .as("the waiting went on").isEqualTo(Pasted.ACCEPTED);
        }
    }
}
