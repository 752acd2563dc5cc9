package app.stagepass.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcealedFormatsTest {

    @Test
    void everySystemIsAskedInItsOwnWords() {
        Map<String, byte[]> formats = ConcealedFormats.all();

        assertThat(formats).containsOnlyKeys("x-kde-passwordManagerHint",
                "ExcludeClipboardContentFromMonitorProcessing",
                "CanIncludeInClipboardHistory", "CanUploadToCloudClipboard", "org.nspasteboard.ConcealedType");
        assertThat(new String(formats.get("x-kde-passwordManagerHint"), StandardCharsets.US_ASCII)).isEqualTo("secret");
        assertThat(formats.get("CanIncludeInClipboardHistory")).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whoeverChangesWhatTheyGotChangesNobodyElses() {
        ConcealedFormats.all().values().forEach(bytes -> Arrays.fill(bytes, (byte) 1));

        assertThat(ConcealedFormats.all().get("CanUploadToCloudClipboard")).containsExactly(0, 0, 0, 0);
    }
}
