package app.stagepass.oauth;

import app.stagepass.token.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a visit to the starting route asks for.
 *
 * @param scopes      at least one, all of them among the allowed ones
 * @param forceVerify whether Twitch is to ask even a person who agreed before
 */
record RouteQuery(SortedSet<Scope> scopes, boolean forceVerify) {

    /**
     * Understands {@code scopes=a%20b&force_verify=true}, with a plus or a space between scopes.
     *
     * @param raw still encoded
     * @return empty for anything that is not exactly that: scopes missing, repeated, unknown or not allowed
     */
    static Optional<RouteQuery> of(String raw, SortedSet<Scope> allowed) {
        CallbackQuery query = CallbackQuery.of(raw);
        Optional<String> verify = verify(query);
        if (verify.isEmpty()) {
            return Optional.empty();
        }
        return query.only("scopes").flatMap(text -> scopes(text, allowed))
                .map(scopes -> new RouteQuery(scopes, verify.get().equals("true")));
    }

    /** Whether {@code force_verify} is there and says neither yes nor no. */
    static boolean isVerifyUnclear(String raw) {
        return verify(CallbackQuery.of(raw)).isEmpty();
    }

    private static Optional<String> verify(CallbackQuery query) {
        return (query.has("force_verify") ? query.only("force_verify") : Optional.of("false"))
                .filter(List.of("true", "false")::contains);
    }

    private static Optional<SortedSet<Scope>> scopes(String text, SortedSet<Scope> allowed) {
        List<String> names = Arrays.stream(text.split("[ +]+", -1)).filter(name -> !name.isEmpty()).toList();
        if (names.isEmpty() || !names.stream().allMatch(Scope::isWellFormed)) {
            return Optional.empty();
        }
        SortedSet<Scope> scopes = new TreeSet<>(names.stream().map(Scope::new).toList());
        return allowed.containsAll(scopes) ? Optional.of(scopes) : Optional.empty();
    }
}
