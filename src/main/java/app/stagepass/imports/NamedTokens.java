package app.stagepass.imports;

import app.stagepass.imports.Found.Origin;
import app.stagepass.imports.NotTokens.Why;
import app.stagepass.token.LiveSecrets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name and a value a line, as twitch-cli writes them ({@code CLIENTID=…}, {@code ACCESSTOKEN=…}, {@code REFRESHTOKEN=…}) and other
 * {@code .env} files do; or in one line with semicolons, as Chatterino takes them from the clipboard
 * ({@code username=…;user_id=…;client_id=…;oauth_token=…}).
 */
final class NamedTokens {

    private static final Pattern LINE = Pattern
            .compile("\\s*(?:export\\s+|set\\s+)?([A-Za-z][A-Za-z0-9_.-]{0,60})\\s*[=:]\\s*(.*)");

    private NamedTokens() {}

    /** Empty if it is not written like this at all. */
    static Optional<List<Found>> read(String text, LiveSecrets live) throws NotTokens {
        boolean chatterino = text.contains(";") && text.contains("oauth_token=");
        Fields fields = new Fields();
        boolean cli = false;
        for (String line : text.split(chatterino ? "[;\\r\\n]" : "[\\r\\n]+", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (!line.stripLeading().startsWith("#") && matcher.matches()) {
                fields.put(matcher.group(1), matcher.group(2));
                cli |= matcher.group(1).equalsIgnoreCase("TOKENEXPIRATION");
            }
        }
        if (!fields.isKnown()) {
            return Optional.empty();
        }
        Origin origin = chatterino ? Origin.CHATTERINO : cli ? Origin.TWITCH_CLI : Origin.OTHER;
        Optional<Found> found = fields.found(origin, live);
        if (found.isEmpty()) {
            throw new NotTokens(fields.hasRefresh()
                    ? Why.REFRESH_ALONE
                    : fields.hasSecret() ? Why.CLIENT_SECRET : Why.NO_TOKEN);
        }
        return Optional.of(List.of(found.get()));
    }
}
