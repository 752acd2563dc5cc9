package app.stagepass.imports;

import app.stagepass.imports.Found.Origin;
import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientId;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RefreshToken;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Named values, whoever wrote them: each tool has its own spelling for the same four things. Not printed: it holds secrets. */
final class Fields {

    private static final List<String> ACCESS = List.of("accesstoken", "oauthtoken", "token", "useraccesstoken",
            "twitchaccesstoken", "twitchoauthtoken", "twitchbotoauth", "twitchtoken", "oauth");
    private static final List<String> REFRESH = List.of("refreshtoken", "refresh", "twitchrefreshtoken");
    private static final List<String> CLIENT = List.of("clientid", "twitchclientid");
    private static final List<String> SECRET = List.of("clientsecret", "twitchclientsecret");
    private static final Pattern PREFIX = Pattern.compile("(?i)^(oauth:|bearer\\s+|oauth\\s+)");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.~+/=-]{20,500}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

    private final Map<String, String> values = new HashMap<>();

    /** The first value of a name counts; case and signs between words do not. */
    void put(String name, String value) {
        values.putIfAbsent(name.toLowerCase(Locale.ROOT).replaceAll("[_.\\-\\s]", ""), unquoted(value));
    }

    /** Whether anything in it is named as tools name what goes with a token. */
    boolean isKnown() {
        return List.of(ACCESS, REFRESH, CLIENT, SECRET).stream().anyMatch(names -> value(names).isPresent());
    }

    boolean hasSecret() {
        return value(SECRET).filter(text -> !text.isEmpty()).isPresent();
    }

    boolean hasRefresh() {
        return value(REFRESH).filter(Fields::isToken).isPresent();
    }

    /** Empty without an access token that could be one. */
    Optional<Found> found(Origin origin, LiveSecrets live) {
        return value(ACCESS).map(Fields::bare).filter(Fields::isToken).map(text -> {
            AccessToken access = new AccessToken(text);
            live.watch(access);
            Optional<RefreshToken> refresh = value(REFRESH).filter(Fields::isToken).map(RefreshToken::new);
            refresh.ifPresent(live::watch);
            return new Found(access, refresh, value(CLIENT).filter(ClientId::isWellFormed).map(ClientId::new),
                    value(List.of("userid")).filter(id -> NUMBER.matcher(id).matches()), origin);
        });
    }

    private Optional<String> value(List<String> names) {
        return names.stream().filter(values::containsKey).findFirst().map(values::get);
    }

    /** Without what goes before a token in a chat password or a header. */
    static String bare(String text) {
        return PREFIX.matcher(text.strip()).replaceFirst("");
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    private static String unquoted(String value) {
        String bare = value.strip();
        boolean quoted = bare.length() >= 2 && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
                && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }
}
