package app.stagepass.words;

import app.stagepass.imports.NotTokens;
import app.stagepass.imports.TokenFile;
import app.stagepass.token.Account;
import app.stagepass.token.TokenSet;
import app.stagepass.watch.ImportFinding;
import java.util.Locale;

/** What is said of tokens from elsewhere. */
public final class ImportWords {

    private final Words words;

    /**
     * A token, in words.
     *
     * @param name   whose it is, or what it is
     * @param detail what is or was done with it, and why
     */
    public record Line(Light light, String name, String detail) {}

    public ImportWords(Words words) {
        this.words = words;
    }

    public Line of(ImportFinding finding) {
        return switch (finding) {
            case ImportFinding.Ready ready -> new Line(Light.GREEN, name(ready), detail(ready));
            case ImportFinding.Stored stored -> stored.notSaved()
                    .map(why -> new Line(Light.AMBER, stored.label(),
                            text("stored-not-saved", words.failures().of(why).title())))
                    .orElseGet(() -> new Line(Light.GREEN, stored.label(), text("stored")));
            case ImportFinding.Here here -> new Line(Light.GREY, here.label(), text("here"));
            case ImportFinding.NotRegistered stranger -> new Line(Light.RED, "@" + stranger.login(),
                    text("not-registered", stranger.client()));
            case ImportFinding.OfApplication _ -> new Line(Light.GREY, text("of-application.name"),
                    text("of-application"));
            case ImportFinding.Ended ended -> new Line(Light.RED, text("ended.name"),
                    text(ended.withRefresh() ? "ended-with-refresh" : "ended"));
            case ImportFinding.OwnSecret own -> new Line(Light.RED, text("own-secret.name", own.application()),
                    text("own-secret"));
            case ImportFinding.OwnClientId own -> new Line(Light.RED, text("own-client-id.name", own.application()),
                    text("own-client-id"));
            case ImportFinding.NotAsked not -> new Line(Light.BLUE, text("not-asked.name"),
                    text("not-asked", words.failures().of(not.why()).title()));
        };
    }

    private String name(ImportFinding.Ready ready) {
        Account account = ready.candidate().account();
        return text("ready.name", account.displayName(), account.login(), ready.candidate().registration().name());
    }

    private String detail(ImportFinding.Ready ready) {
        TokenSet tokens = ready.candidate().tokens();
        String renewal = tokens.refresh().isPresent()
                ? text("ready.renewed")
                : tokens.expiresAt().map(end -> text("ready.until", words.times().withDay(end)))
                        .orElseGet(() -> text("ready.endless"));
        return ready.otherAccount() ? renewal + " " + text("ready.other-account") : renewal;
    }

    /** Why nothing could be taken from a file or a text. */
    public Failure of(Exception failure) {
        return failure instanceof NotTokens not
                ? new Failure(text("not." + key(not.why()) + ".title"),
                        text("not." + key(not.why()) + ".body", TokenFile.LONGEST / 1024 / 1024), new NextStep.None())
                : words.failures().ofAny(failure);
    }

    private static String key(NotTokens.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text(String key, Object... arguments) {
        return words.text("import." + key, arguments);
    }
}
