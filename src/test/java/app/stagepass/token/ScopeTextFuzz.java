package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ScopeText.Reading;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Whatever is pasted as a list of scopes is read without a failure; what was read is read again as the same. */
public final class ScopeTextFuzz {

    private static final ScopeText TEXT = new ScopeText(ScopeCatalog.load());

    private ScopeTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Reading reading = TEXT.read(new String(data, StandardCharsets.UTF_8));

        Reading again = TEXT.read(
                reading.current().stream().map(Scope::value).collect(Collectors.joining(" ")));
        assertThat(again.current()).isEqualTo(reading.current());
        assertThat(again.isClean()).isTrue();
        assertThat(reading.illFormed()).allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(40)
                .matches("[^\\p{Cntrl}\\p{Z}]+"));
    }
}
