package app.stagepass.sandbox;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The faults that the control page offers, by their names there. */
final class FaultMenu {

    static final Map<String, Fault> ALL = Collections.unmodifiableMap(all());

    private FaultMenu() {}

    static String nameOf(Fault fault) {
        return ALL.entrySet().stream().filter(entry -> entry.getValue().equals(fault)).map(Map.Entry::getKey)
                .findFirst().orElse("ordered by a test");
    }

    private static Map<String, Fault> all() {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("500", new Fault.Status(500, Optional.empty()));
        all.put("503", new Fault.Status(503, Optional.empty()));
        all.put("503, Retry-After 0", new Fault.Status(503, Optional.of("0")));
        all.put("504, but carried out",
                new Fault.Answer(504, "text/html", "<h1>504 Gateway Time-out</h1>", true));
        all.put("429, empty", new Fault.Status(429, Optional.empty()));
        all.put("429, Retry-After 30", new Fault.Status(429, Optional.of("30")));
        all.put("400, odd message", new Fault.Status(400, Optional.empty()));
        all.put("401, not from Twitch", new Fault.Answer(401, "text/plain", "proxy authentication", false));
        all.put("403, empty", new Fault.Answer(403, "text/html", "", false));
        all.put("404, other service", new Fault.Answer(404, "application/json", "{\"error\":\"no route\"}", false));
        all.put("reset before", new Fault.Reset(false));
        all.put("reset after carrying out", new Fault.Reset(true));
        all.put("captive portal", new Fault.Html(200));
        all.put("truncated JSON", new Fault.Truncated());
        all.put("malformed JSON", new Fault.Malformed());
        all.put("wrong types", new Fault.WrongTypes());
        all.put("10 MB answer", new Fault.Huge());
        all.put("answer 5 s late", new Fault.Slow(Duration.ofSeconds(5)));
        all.put("answer 30 s late", new Fault.Slow(Duration.ofSeconds(30)));
        all.put("redirect", new Fault.Redirect("http://localhost:1/elsewhere"));
        return all;
    }
}
