package app.stagepass.twitch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The client's end as an {@link Answer} sees it: what it sent after the head, and ways to hang up on it. */
final class Peer {

    private final Socket socket;
    private final InputStream in;
    private final ScriptedServer.Received request;

    Peer(Socket socket, InputStream in, ScriptedServer.Received request) {
        this.socket = socket;
        this.in = in;
        this.request = request;
    }

    String body() throws IOException {
        String length = request.header("content-length");
        return new String(in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    void write(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.UTF_8));
        out().flush();
    }

    /** Reads until the client hangs up. */
    void keepSilent() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        socket.close();
    }

    void hangUp() throws IOException {
        socket.close();
    }

    /** Ends the connection with a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
