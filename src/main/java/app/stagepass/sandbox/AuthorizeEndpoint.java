package app.stagepass.sandbox;

import app.stagepass.sandbox.World.Code;
import app.stagepass.sandbox.World.Link;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** {@code /oauth2/authorize}: the consent page and what comes of it (RFC 6749 section 4.1.1 and 4.1.2). */
final class AuthorizeEndpoint {

    private static final int CODE_LENGTH = 30;
    private static final int FORM_LENGTH = 40;
    private static final int MOST_OPEN = 100;
    /** Which invented account this browser is signed in with, as twitch.tv's own session tells it there. */
    private static final String SIGNED_IN = "sandbox-signed-in";

    private final World world;
    private final Counters counters;
    private final ScopeRules rules;
    private final TokenEndpoint token;
    private final ConsentPage page;
    /** Consent pages that are open: their form's one-time value and the request that they were made for. */
    private final Map<String, Request> open = new LinkedHashMap<>();

    /** No record: it would print the state. */
    private static final class Request {

        private final SandboxClient client;
        private final String redirectUri;
        private final SortedSet<String> scopes;
        private final Optional<String> state;
        private final boolean implicit;

        Request(SandboxClient client, String redirectUri, SortedSet<String> scopes, Optional<String> state,
                boolean implicit) {
            this.client = client;
            this.redirectUri = redirectUri;
            this.scopes = scopes;
            this.state = state;
            this.implicit = implicit;
        }
    }

    AuthorizeEndpoint(World world, Counters counters, ConsentPage page, ScopeRules rules, TokenEndpoint token) {
        this.world = world;
        this.counters = counters;
        this.page = page;
        this.rules = rules;
        this.token = token;
    }

    Reply ask(Incoming in) {
        counters.count(Counters.Event.AUTHORIZE);
        Optional<SandboxClient> known = world.client(in.parameter("client_id"));
        if (known.isEmpty()) {
            return Reply.error(400, "invalid client");
        }
        SandboxClient client = known.get();
        Optional<String> state = Optional.ofNullable(in.parameters().get("state"));
        String redirect = in.parameter("redirect_uri");
        if (!client.redirectUris().contains(redirect)) {
            counters.count(Counters.Event.REDIRECT_MISMATCH);
            return Reply.redirect(answer(client.redirectUris().getFirst(), state,
                    "error", "redirect_mismatch",
                    "error_description", "Parameter redirect_uri does not match registered URI"));
        }
        boolean implicit = in.parameter("response_type").equals("token");
        if (!implicit && !in.parameter("response_type").equals("code")) {
            return Reply.redirect(answer(redirect, state, "error", "unsupported_response_type",
                    "error_description", "Response type is not supported"));
        }
        SortedSet<String> scopes = World.scopes(Arrays.stream(in.parameter("scope").split(" ", -1))
                .filter(scope -> !scope.isEmpty()).toList());
        Optional<Reply> refused = scopes.stream().map(rules::refusal).flatMap(Optional::stream).findFirst();
        if (refused.isPresent()) {
            return refused.get();
        }
        Request request = new Request(client, redirect, scopes, state, implicit);
        Optional<SandboxAccount> signedIn = in.cookie(SIGNED_IN).flatMap(SandboxAccount::withId);
        Optional<Link> agreedBefore = signedIn.map(account -> new Link(client.id(), account.userId()))
                .filter(link -> world.agreed.getOrDefault(link, World.scopes(List.of())).containsAll(scopes));
        if (agreedBefore.isPresent() && !in.parameter("force_verify").equals("true")) {
            return Reply.redirect(grant(request, agreedBefore.get()));
        }
        String once = world.randomText(FORM_LENGTH);
        if (open.size() >= MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(once, request);
        return page.show(client, redirect, scopes, new ConsentPage.Form("/oauth2/authorize", once),
                signedIn.orElse(SandboxAccount.ALL.getFirst()));
    }

    /** What the page's form posts. */
    Reply decide(Incoming in) {
        Request request = in.isFromAnotherSite() ? null : open.remove(in.parameter("request"));
        if (request == null) {
            return Html.says(400, "This page was used already", "Start again in the application.");
        }
        Optional<SandboxAccount> account = SandboxAccount.withId(in.parameter("account"));
        if (!in.parameter("decision").equals("authorize") || account.isEmpty()) {
            counters.count(Counters.Event.DENIED);
            return Reply.seeOther(answer(request.redirectUri, request.state, "error", "access_denied",
                    "error_description", "The user denied you access"));
        }
        String userId = account.get().userId();
        return Reply.seeOther(grant(request, new Link(request.client.id(), userId)))
                .with("Set-Cookie", SIGNED_IN + "=" + userId + "; Path=/oauth2; HttpOnly; SameSite=Lax");
    }

    private String grant(Request request, Link link) {
        counters.count(Counters.Event.AGREED);
        world.agree(link, request.scopes);
        if (request.implicit) {
            return implicit(request, link);
        }
        String code = world.randomText(CODE_LENGTH);
        world.codes.put(World.hash(code), new Code(link, request.scopes, request.redirectUri,
                world.now().plus(World.CODE_LIFETIME)));
        return answer(request.redirectUri, request.state, "code", code, "scope",
                String.join(" ", request.scopes));
    }

    /** In the fragment, with neither a lifetime nor a refresh token; what goes wrong is in the query all the same. */
    private String implicit(Request request, Link link) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("access_token", token.implicit(link, request.scopes).reveal());
        all.put("scope", String.join(" ", request.scopes));
        request.state.ifPresent(value -> all.put("state", value));
        all.put("token_type", "bearer");
        return request.redirectUri + "#" + encode(all);
    }

    private static String answer(String redirect, Optional<String> state, String... pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        state.ifPresent(value -> all.put("state", value));
        return redirect + "?" + encode(all);
    }

    private static String encode(Map<String, String> all) {
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
