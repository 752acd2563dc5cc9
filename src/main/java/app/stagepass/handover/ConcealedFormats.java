package app.stagepass.handover;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Formats that stand beside a text on the clipboard and ask clipboard managers and histories not to keep it. A manager that
 * does not know them keeps it all the same.
 */
public final class ConcealedFormats {

    /** KDE's Klipper and its followers; the value is {@link #KDE_SECRET} (KDE plasma-workspace, Klipper's history model). */
    public static final String KDE_PASSWORD_HINT = "x-kde-passwordManagerHint";

    public static final String KDE_SECRET = "secret";

    /** Windows: any value keeps it from monitors, history and cloud (Microsoft Learn, "Clipboard Formats"). */
    public static final String WINDOWS_EXCLUDE_FROM_MONITORS = "ExcludeClipboardContentFromMonitorProcessing";

    /** Windows: a DWORD, 0 keeps it out of the history (Microsoft Learn, "Clipboard Formats"). */
    public static final String WINDOWS_IN_HISTORY = "CanIncludeInClipboardHistory";

    /** Windows: a DWORD, 0 keeps it from the person's other machines (Microsoft Learn, "Clipboard Formats"). */
    public static final String WINDOWS_IN_CLOUD = "CanUploadToCloudClipboard";

    /** macOS: an agreement among makers of clipboard managers, the type alone counts (nspasteboard.org). */
    public static final String MACOS_CONCEALED = "org.nspasteboard.ConcealedType";

    /** A DWORD of 0, in Windows' byte order. */
    private static final byte[] NO = {0, 0, 0, 0};

    private ConcealedFormats() {}

    /**
     * Every format with its bytes. Each system ignores the others' formats, so all of them always go along.
     *
     * @return a new map with new arrays, in a fixed order
     */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> formats = new LinkedHashMap<>();
        formats.put(KDE_PASSWORD_HINT, KDE_SECRET.getBytes(StandardCharsets.US_ASCII));
        formats.put(WINDOWS_EXCLUDE_FROM_MONITORS, NO.clone());
        formats.put(WINDOWS_IN_HISTORY, NO.clone());
        formats.put(WINDOWS_IN_CLOUD, NO.clone());
        formats.put(MACOS_CONCEALED, NO.clone());
        return formats;
    }
}
