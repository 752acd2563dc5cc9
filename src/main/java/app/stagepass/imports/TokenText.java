package app.stagepass.imports;

import app.stagepass.imports.Found.Origin;
import app.stagepass.imports.NotTokens.Why;
import app.stagepass.token.LiveSecrets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads tokens out of a text, whichever tool wrote it: a file of TwitchIO or twitch-cli, a Chatterino line, an answer, a bare pair. */
public final class TokenText {

    /** Tokens in one text. */
    public static final int MOST = 500;

    /** What is not seen and comes along when text is copied: a mark at the start of a file, spaces without width. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\u0000]");
    private static final Pattern STREAM_KEY = Pattern.compile("live_[0-9]+_\\S+");
    private static final Pattern CODE = Pattern.compile("[?&]code=\\S");
    /** Twitch's refresh tokens are so long and its access tokens shorter; nothing promises that it stays so. */
    private static final Pattern REFRESH = Pattern.compile("[a-z0-9]{50}");
    private static final Pattern IMPLICIT = Pattern.compile("(?s).*[#&]access_token=([^&\\s]+).*");

    private final LiveSecrets live;

    /** @param live told of every token that is found */
    public TokenText(LiveSecrets live) {
        this.live = live;
    }

    /** At least one, each once, in the order of the text. */
    public List<Found> read(String text) throws NotTokens {
        String bare = UNSEEN.matcher(text).replaceAll("").strip();
        if (bare.isEmpty()) {
            throw new NotTokens(Why.EMPTY);
        }
        List<Found> found = found(bare);
        Map<String, Found> once = new LinkedHashMap<>();
        found.forEach(one -> once.putIfAbsent(one.access().reveal(), one));
        if (once.size() > MOST) {
            throw new NotTokens(Why.TOO_MANY);
        }
        return List.copyOf(once.values());
    }

    private List<Found> found(String text) throws NotTokens {
        if (text.startsWith("{") || text.startsWith("[")) {
            return JsonTokens.read(text, live);
        }
        if (text.contains("://") && !text.contains("\n")) {
            return List.of(ofAddress(text));
        }
        if (STREAM_KEY.matcher(text).matches()) {
            throw new NotTokens(Why.STREAM_KEY);
        }
        Optional<List<Found>> bare = pair(text);
        return bare.isPresent()
                ? bare.get()
                : NamedTokens.read(text, live).orElseThrow(() -> new NotTokens(Why.FOREIGN));
    }

    /** An implicit answer has its token in the fragment (RFC 6749 section 4.2.2). */
    private Found ofAddress(String address) throws NotTokens {
        var implicit = IMPLICIT.matcher(address);
        if (implicit.matches()) {
            Fields fields = new Fields();
            fields.put("access_token", implicit.group(1));
            return fields.found(Origin.OTHER, live).orElseThrow(() -> new NotTokens(Why.NO_TOKEN));
        }
        throw new NotTokens(CODE.matcher(address).find() ? Why.CODE : Why.FOREIGN);
    }

    /** One or two words that can be tokens. */
    private Optional<List<Found>> pair(String text) throws NotTokens {
        List<String> words = Arrays.stream(Fields.bare(text).split("[\\s,;]+", -1)).filter(word -> !word.isEmpty())
                .map(Fields::bare).toList();
        if (words.isEmpty() || words.size() > 2 || !words.stream().allMatch(Fields::isToken)
                || words.stream().anyMatch(word -> word.matches(".*=[^=].*"))) {
            return Optional.empty();
        }
        boolean swapped = REFRESH.matcher(words.getFirst()).matches()
                && !REFRESH.matcher(words.getLast()).matches();
        if (words.size() == 1 && REFRESH.matcher(words.getFirst()).matches()) {
            throw new NotTokens(Why.REFRESH_ALONE);
        }
        Fields fields = new Fields();
        fields.put("access_token", swapped ? words.getLast() : words.getFirst());
        if (words.size() == 2) {
            fields.put("refresh_token", swapped ? words.getFirst() : words.getLast());
        }
        return fields.found(Origin.OTHER, live).map(List::of);
    }
}
