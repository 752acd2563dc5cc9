package app.stagepass.sandbox;

import app.stagepass.sandbox.World.Code;
import app.stagepass.sandbox.World.Link;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** {@code /oauth2/authorize}: the consent page and what comes of it (RFC 6749 section 4.1.1 and 4.1.2). */
final class AuthorizeEndpoint {

    private static final int CODE_LENGTH = 30;

    private final World world;
    private final Counters counters;
    private final ScopeCatalog catalog;
    private final ConsentPage page;
    /** Consent pages that are open: their form's one-time value and the request that they were made for. */
    private final Map<String, Request> open = new LinkedHashMap<>();

    private record Request(SandboxClient client, String redirectUri, SortedSet<String> scopes,
            Optional<String> state) {}

    AuthorizeEndpoint(World world, Counters counters, ScopeCatalog catalog) {
        this.world = world;
        this.counters = counters;
        this.catalog = catalog;
        this.page = new ConsentPage(catalog);
    }

    Reply ask(Map<String, String> query) {
        counters.count(Counters.Event.AUTHORIZE);
        Optional<SandboxClient> known = world.client(query.getOrDefault("client_id", ""));
        if (known.isEmpty()) {
            return Reply.error(400, "invalid client");
        }
        SandboxClient client = known.get();
        Optional<String> state = Optional.ofNullable(query.get("state"));
        String redirect = query.getOrDefault("redirect_uri", "");
        if (!client.redirectUris().contains(redirect)) {
            counters.count(Counters.Event.REDIRECT_MISMATCH);
            return Reply.redirect(answer(client.redirectUris().getFirst(), state,
                    "error", "redirect_mismatch",
                    "error_description", "Parameter redirect_uri does not match registered URI"));
        }
        if (!query.getOrDefault("response_type", "").equals("code")) {
            return Reply.redirect(answer(redirect, state, "error", "unsupported_response_type",
                    "error_description", "Response type is not supported"));
        }
        SortedSet<String> scopes = World.scopes(Arrays.stream(query.getOrDefault("scope", "").split(" ", -1))
                .filter(scope -> !scope.isEmpty()).toList());
        Optional<Reply> refused = scopes.stream().map(this::refusal).flatMap(Optional::stream).findFirst();
        if (refused.isPresent()) {
            return refused.get();
        }
        Request request = new Request(client, redirect, scopes, state);
        boolean force = query.getOrDefault("force_verify", "false").equals("true");
        Optional<Link> agreedBefore = world.agreed.entrySet().stream()
                .filter(entry -> entry.getKey().client().equals(client.id()) && entry.getValue().containsAll(scopes))
                .map(Map.Entry::getKey).findFirst();
        if (!force && agreedBefore.isPresent()) {
            return Reply.redirect(grant(request, agreedBefore.get()));
        }
        String once = world.randomText(40);
        if (open.size() > 100) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(once, request);
        return Reply.html(200, page.html(client, scopes, once));
    }

    /** What the page's form posts. */
    Reply decide(Map<String, String> form) {
        Request request = open.remove(form.getOrDefault("request", ""));
        if (request == null) {
            return Reply.html(400, page.stale());
        }
        Optional<SandboxAccount> account = TokenInfo.account(form.getOrDefault("account", ""));
        if (!form.getOrDefault("decision", "").equals("authorize") || account.isEmpty()) {
            counters.count(Counters.Event.DENIED);
            return Reply.seeOther(answer(request.redirectUri(), request.state(), "error", "access_denied",
                    "error_description", "The user denied you access"));
        }
        return Reply.seeOther(grant(request, new Link(request.client().id(), account.get().userId())));
    }

    private String grant(Request request, Link link) {
        counters.count(Counters.Event.AGREED);
        String code = world.randomText(CODE_LENGTH);
        world.codes.put(World.hash(code), new Code(link, request.scopes(), request.redirectUri()));
        world.agreed.merge(link, request.scopes(), (before, now) -> {
            SortedSet<String> union = World.scopes(before);
            union.addAll(now);
            return union;
        });
        return answer(request.redirectUri(), request.state(), "code", code, "scope",
                String.join(" ", request.scopes()));
    }

    private Optional<Reply> refusal(String scope) {
        if (!Scope.isWellFormed(scope)) {
            return Optional.of(Reply.error(400, "invalid scope requested"));
        }
        return switch (catalog.find(new Scope(scope)).map(ScopeCatalog.Entry::retired).map(String::valueOf)
                .orElse("unknown")) {
            case "true" ->
                Optional.of(Reply.error(400, "Sorry, the scope you are requesting is currently unavailable"));
            case "unknown" -> Optional.of(Reply.error(400, "invalid scope requested: '" + scope + "'"));
            default -> Optional.empty();
        };
    }

    private static String answer(String redirect, Optional<String> state, String... pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        state.ifPresent(value -> all.put("state", value));
        return redirect + "?" + all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

}
