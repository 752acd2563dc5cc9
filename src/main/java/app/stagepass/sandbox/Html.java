package app.stagepass.sandbox;

/** What the sandbox's pages share. */
final class Html {

    private static final String STYLE = """
            :root { color-scheme: light dark; --bg:#f4f3f8; --panel:#fff; --line:#dcd9e6; --text:#1b1a22; --muted:#63606f;
              --accent:#6a4fe0; --on:#fff; --warn:#8a5a00; --warnbg:#fff3d6; }
            @media (prefers-color-scheme: dark) { :root { --bg:#0f1015; --panel:#181a21; --line:#2b2e39; --text:#ebeaf2;
              --muted:#9a97a8; --accent:#9a87ff; --on:#14121f; --warn:#f1c15b; --warnbg:#2b2413; } }
            * { box-sizing: border-box } body { margin:0; background:var(--bg); color:var(--text);
              font:16px/1.5 system-ui, sans-serif; display:grid; justify-items:center; padding:24px 16px }
            main { width:100%; max-width:560px; background:var(--panel); border:1px solid var(--line); border-radius:16px; padding:28px }
            main.wide { max-width:980px }
            h1 { font-size:22px; margin:0 0 4px } h2 { font-size:13px; letter-spacing:.06em; text-transform:uppercase;
              color:var(--muted); margin:26px 0 10px }
            p { margin:0 0 8px } .muted { color:var(--muted) }
            .note { background:var(--warnbg); color:var(--warn); border-radius:10px; padding:8px 14px; margin:0 0 20px; font-weight:600 }
            button { font:inherit; font-weight:600; border-radius:10px; padding:10px 20px; border:1px solid var(--line);
              background:transparent; color:var(--text); cursor:pointer }
            button.primary { background:var(--accent); color:var(--on); border-color:var(--accent) }
            button:focus-visible, input:focus-visible + span, select:focus-visible { outline:3px solid var(--accent); outline-offset:2px }
            .actions { display:flex; gap:12px; justify-content:flex-end; margin-top:26px }
            label.account { display:block; margin:0 0 8px } label.account input { position:absolute; opacity:0 }
            label.account span.row { display:flex; align-items:center; gap:14px; border:2px solid var(--line); border-radius:12px; padding:10px 14px; cursor:pointer }
            label.account input:checked + span.row { border-color:var(--accent) }
            label.account img { width:44px; height:44px; border-radius:50% }
            ul { margin:0; padding:0; list-style:none } li { padding:8px 0; border-top:1px solid var(--line) }
            li:first-child { border-top:0 } code { font:13px ui-monospace, monospace; color:var(--muted) }
            table { width:100%; border-collapse:collapse } td, th { text-align:left; padding:7px 10px 7px 0; border-top:1px solid var(--line); font-weight:400 }
            td form, .inline { display:inline-flex; gap:8px; flex-wrap:wrap; align-items:center }
            td button, .inline button { padding:5px 12px; font-size:14px }
            select { font:inherit; font-size:14px; padding:6px 10px; border-radius:8px; border:1px solid var(--line); background:var(--panel); color:var(--text) }
            .grid { display:grid; grid-template-columns:repeat(auto-fill, minmax(200px, 1fr)); gap:4px 24px }
            .grid div { display:flex; justify-content:space-between; border-top:1px solid var(--line); padding:5px 0 }
            """;

    private Html() {}

    /** The policy of every page: own style and pictures, forms to ourselves and on to the application. */
    static String policy() {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    static String page(String title, String mainClass, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title><meta name=\"viewport\" content=\"width=device-width\"><style>" + STYLE
                + "</style></head><body><main class=\"" + mainClass
                + "\"><p class=\"note\">Sandbox \u2013 this is not Twitch, and nobody here is real.</p>" + body
                + "</main></body></html>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
