package app.stagepass.oauth;

import app.stagepass.token.AccessToken;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The query of a redirect (RFC 6749 section 4.1.2), or its fragment (section 4.2.2). What is not clear-cut in it is not there. */
final class CallbackQuery {

    private final Map<String, List<String>> parameters;

    private CallbackQuery(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** @param raw still encoded; one that cannot be decoded counts as empty */
    static CallbackQuery of(String raw) {
        Map<String, List<String>> parameters = new HashMap<>();
        try {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        } catch (IllegalArgumentException e) {
            return new CallbackQuery(Map.of());
        }
        return new CallbackQuery(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The value of a parameter that is there exactly once and not empty (RFC 6749 section 3.1 forbids repeating). */
    Optional<String> only(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.getFirst().isEmpty() ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** Whether it tries to be an answer at all; a stray visit does not. */
    boolean looksLikeAnswer() {
        return has("state") || has("code") || has("error") || has("access_token");
    }

    /**
     * Twitch sends this to the first URI that is registered, at times without the state (reports since 2022). Anybody could, so
     * it never ends the waiting; it explains why nothing else came.
     */
    boolean isMismatch() {
        return only("error").filter("redirect_mismatch"::equals).isPresent();
    }

    /** What it says, if it says one thing: a code or an error, not both, neither repeated. */
    Optional<AuthorizationResponse> response() {
        if (has("code") == has("error")) {
            return Optional.empty();
        }
        return has("code")
                ? only("code").filter(Secret::isWellFormed).map(AuthorizationCode::new)
                        .map(AuthorizationResponse.Granted::new)
                : only("error").map(CallbackQuery::refusal);
    }

    /** The error that it tells, if it tells nothing else: what comes in a query where a token is awaited (section 4.2.2.1). */
    Optional<AuthorizationResponse> error() {
        return has("code") || has("access_token") ? Optional.empty() : only("error").map(CallbackQuery::refusal);
    }

    /** The token of a fragment. One in a query is none: a query is sent to servers, and stands in their logs. */
    Optional<AuthorizationResponse> token() {
        boolean bearer = only("token_type").filter("bearer"::equalsIgnoreCase).isPresent();
        return bearer && !has("error") && !has("code")
                ? only("access_token").filter(Secret::isWellFormed).map(AccessToken::new)
                        .map(AuthorizationResponse.GrantedToken::new)
                : Optional.empty();
    }

    private static AuthorizationResponse refusal(String error) {
        return switch (error) {
            case "access_denied" -> new AuthorizationResponse.Denied();
            case "redirect_mismatch" -> new AuthorizationResponse.RedirectMismatch();
            default -> new AuthorizationResponse.Failed(harmless(error));
        };
    }

    private static String harmless(String error) {
        String plain = error.toLowerCase(Locale.ROOT).replaceAll("[^a-z_]", "");
        return plain.isEmpty() ? "unknown" : plain.substring(0, Math.min(64, plain.length()));
    }
}
