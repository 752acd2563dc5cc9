package app.stagepass.oauth;

import java.util.List;

/**
 * What the examination of a redirect URI found in order.
 *
 * @param port      where it would be listened at
 * @param addresses each was reached
 * @param tls       whether the handshake was made there, with a certificate for that name
 * @param domain    whether a server of that name has to pass requests on, which nobody here can try
 */
public record Checkup(int port, List<String> addresses, boolean tls, boolean domain) {

    public Checkup {
        addresses = List.copyOf(addresses);
    }
}
