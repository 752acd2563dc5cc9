package app.stagepass.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line a record: time in UTC, level, thread, logger, message; a stack trace follows on lines of its own, indented. The
 * finished text goes through the {@link Redactor}, so whatever part a secret was in, it is masked.
 */
final class RedactingFormatter extends Formatter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private final Redactor redactor;

    RedactingFormatter(Redactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public String format(LogRecord entry) {
        StringBuilder text = new StringBuilder(160).append(TIME.format(entry.getInstant())).append(' ')
                .append(entry.getLevel().getName()).append(" [").append(oneLine(Thread.currentThread().getName()))
                .append("] ").append(oneLine(String.valueOf(entry.getLoggerName()))).append(": ")
                .append(oneLine(formatMessage(entry)));
        if (entry.getThrown() != null) {
            StringWriter trace = new StringWriter();
            entry.getThrown().printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(line -> text.append("\n    ").append(oneLine(line.strip())));
        }
        return redactor.redact(text.toString()) + "\n";
    }

    /** A message cannot begin a line of its own and so pretend to be another one. */
    private static String oneLine(String text) {
        return text.codePoints().map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
