package app.stagepass.twitch;

import java.util.Optional;
import java.util.function.Supplier;

/** How the person wants to get to Twitch. */
public sealed interface ProxyChoice {

    /** As the computer's settings say. */
    record BySystem() implements ProxyChoice {}

    /** Without a proxy, whatever the computer's settings say. */
    record Direct() implements ProxyChoice {}

    /**
     * Through this HTTP proxy and in no other way.
     *
     * @param login asked when the proxy asks; may block; empty if there is none to be had
     */
    record Through(String host, int port, Supplier<Optional<ProxyLogin>> login) implements ProxyChoice {}
}
