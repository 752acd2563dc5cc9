package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.Secret;
import java.nio.charset.StandardCharsets;

/** What stands in the keyring under one of our names, whoever wrote it: a pair, a client's secret, or neither. */
public final class SecretEntryFuzz {

    private SecretEntryFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        String entry = new String(data, StandardCharsets.UTF_8);
        try {
            KeptTokens tokens = SecretEntry.tokens(entry);
            KeptTokens again = SecretEntry.tokens(SecretEntry.of(tokens));
            assertThat(again.access().matches(tokens.access().reveal())).isTrue();
            assertThat(again.refresh().map(Secret::reveal)).isEqualTo(tokens.refresh().map(Secret::reveal));
        } catch (VaultException.Unreadable e) {
            assertThat(e.getCause()).as("its text would quote the entry").isNull();
        }
        try {
            ClientSecret secret = SecretEntry.clientSecret(entry);
            assertThat(SecretEntry.clientSecret(SecretEntry.of(secret)).matches(secret.reveal())).isTrue();
        } catch (VaultException.Unreadable e) {
            assertThat(e.getCause()).as("its text would quote the entry").isNull();
        }
    }
}
