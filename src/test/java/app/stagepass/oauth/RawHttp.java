package app.stagepass.oauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends exactly the bytes it is given, as no decent client would, and reads until the other side closes. */
final class RawHttp {

    private RawHttp() {}

    /** What came back, all of it. */
    record Answer(String raw) {

        /** 0 if the connection was closed without an answer. */
        int status() {
            return raw.startsWith("HTTP/1.1 ") ? Integer.parseInt(raw.substring(9, 12)) : 0;
        }

        Optional<String> header(String name) {
            return raw.lines().takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip()).findFirst();
        }

        String body() {
            int head = raw.indexOf("\r\n\r\n");
            return head < 0 ? "" : raw.substring(head + 4);
        }
    }

    static Answer send(String address, int port, String request) throws IOException {
        try (Socket socket = connect(address, port)) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // Refused while we were still sending; what was answered may be there.
            }
            return readAll(socket);
        }
    }

    static Socket connect(String address, int port) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral(address), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    static Answer readAll(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer); n >= 0; n = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (SocketException e) {
            // A reset is a closed connection.
        }
        return new Answer(bytes.toString(StandardCharsets.UTF_8));
    }
}
