package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;

/** The text inside an encrypted file, should another program with the passphrase have written it. */
public final class SecretTableFuzz {

    private SecretTableFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Map<String, String> entries;
        try {
            entries = SecretTable.entries(data);
        } catch (IOException e) {
            return;
        }
        assertThat(SecretTable.entries(SecretTable.bytes(entries))).isEqualTo(entries);
    }
}
