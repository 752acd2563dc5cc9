package app.stagepass;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** A short name for a bug: the same bug has the same code in the same version, and it tells nothing else. */
final class BugCode {

    private BugCode() {}

    static String of(Throwable bug) {
        Throwable root = bug;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        CRC32 sum = new CRC32();
        sum.update(root.getClass().getName().getBytes(StandardCharsets.UTF_8));
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith("app.stagepass.")) {
                sum.update((frame.getClassName() + frame.getMethodName() + frame.getLineNumber())
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return String.format(Locale.ROOT, "%08X", sum.getValue());
    }
}
