package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.AuthorizationResponse.Denied;
import app.stagepass.oauth.AuthorizationResponse.Failed;
import app.stagepass.oauth.AuthorizationResponse.Granted;
import app.stagepass.oauth.AuthorizationResponse.GrantedToken;
import app.stagepass.oauth.AuthorizationResponse.RedirectMismatch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Any query string is an answer that says one thing, or none; nothing else comes of it. */
public final class CallbackQueryFuzz {

    private CallbackQueryFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        CallbackQuery query = CallbackQuery.of(new String(data, StandardCharsets.ISO_8859_1));
        query.token().ifPresent(token -> assertThat(token)
                .hasToString("GrantedToken[token=AccessToken[hidden]]"));
        Optional<AuthorizationResponse> response = query.response();
        if (response.isEmpty()) {
            return;
        }
        assertThat(query.looksLikeAnswer()).isTrue();
        assertThat(query.has("code")).isNotEqualTo(query.has("error"));
        switch (response.get()) {
            case Granted granted -> {
                String code = granted.code().reveal();
                assertThat(granted).hasToString("Granted[code=AuthorizationCode[hidden]]");
                assertThat(
                        CallbackQuery.of("state=x&code=" + URLEncoder.encode(code, StandardCharsets.UTF_8)).response())
                        .hasValueSatisfying(again -> assertThat(again).isInstanceOfSatisfying(Granted.class,
                                same -> assertThat(same.code().matches(code)).isTrue()));
            }
            case GrantedToken _ -> throw new AssertionError("a query brought a token");
            case Failed failed -> assertThat(failed.error()).matches("[a-z_]{1,64}");
            case Denied _,RedirectMismatch _ -> assertThat(query.only("error")).isPresent();
        }
    }
}
