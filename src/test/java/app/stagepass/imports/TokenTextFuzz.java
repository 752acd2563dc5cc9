package app.stagepass.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whatever another tool wrote is read, or refused by our own exception that repeats nothing; every token found is watched for. */
public final class TokenTextFuzz {

    private TokenTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        List<Secret> live = new ArrayList<>();
        try {
            List<Found> found = new TokenText(live::add).read(text);
            assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(TokenText.MOST);
            assertThat(live).hasSizeGreaterThanOrEqualTo(found.size());
            found.forEach(one -> assertThat(text.length()).isGreaterThanOrEqualTo(one.access().reveal().length()));
        } catch (NotTokens e) {
            assertThat(e).hasMessage(e.why().name()).hasNoCause();
        }
    }
}
