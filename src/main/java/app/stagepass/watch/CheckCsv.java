package app.stagepass.watch;

import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks of one credential as a table for others to read (RFC 4180): a line of names, then a line for each check, the oldest
 * first. Times are ISO 8601 in UTC, latencies in milliseconds, outcomes the words of {@link CheckOutcome}, in no language.
 */
public final class CheckCsv {

    private static final String HEADER = "checked_at,user_id,login,label,application,outcome,detail,latency_ms";
    private static final String NEW_LINE = "\r\n";
    /** What makes a spreadsheet take a cell for a formula, if it stands in front (OWASP, "CSV Injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private CheckCsv() {}

    public static String of(CredentialSnapshot credential, List<Check> checks) {
        Account account = credential.credential().account();
        String whose = row(account.userId(), account.login(), credential.credential().label(),
                credential.registration().map(ClientRegistration::name).orElse(""));
        return checks.stream()
                .map(check -> row(check.at().toString()) + "," + whose + ","
                        + row(check.outcome().kind(), check.outcome().detail(),
                                Long.toString(check.latency().toMillis())))
                .map(line -> line + NEW_LINE).collect(Collectors.joining("", HEADER + NEW_LINE, ""));
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(CheckCsv::cell).collect(Collectors.joining(","));
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** Names are chosen by others: an apostrophe in front keeps a spreadsheet from running them. */
    private static String cell(String text) {
        boolean formula = startsFormula(text) || startsFormula(text.strip());
        String safe = formula ? "'" + text : text;
        boolean quoted = formula || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
