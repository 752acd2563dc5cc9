package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.vault.EncryptedFile.NotUsable;

/** What is inside a file from another computer, should another program with the passphrase have written it. */
public final class ParcelFuzz {

    private ParcelFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Parcel parcel;
        try {
            parcel = ParcelJson.read(data);
        } catch (NotUsable e) {
            return;
        }
        byte[] written = ParcelJson.of(parcel);
        assertThat(ParcelJson.of(ParcelJson.read(written))).isEqualTo(written);
    }
}
