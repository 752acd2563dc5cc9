package app.stagepass.dbus;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.errors.Error;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;
import org.freedesktop.dbus.types.UInt32;

/**
 * A message bus on a Unix socket: lets connections in, gives them names, and passes on calls, answers and signals. (The library
 * brings an EmbeddedDBusDaemon; of 4.2.1's, some connections never get their name, and nobody hears that a name was lost.)
 */
public final class MiniBus implements AutoCloseable {

    /** The process that all on this bus claim to be. */
    public static final long PROCESS = 4711;

    private static final String BUS = "org.freedesktop.DBus";

    private final ServerSocketChannel server;
    private final List<Client> clients = new ArrayList<>();
    private final Map<String, Client> names = new HashMap<>();
    private final List<Outstanding> outstanding = new ArrayList<>();
    private final Map<String, Runnable> starters = new HashMap<>();
    /** Calls to a service that is being started. */
    private final List<Early> early = new ArrayList<>();
    private int last;
    private int rules;

    /** A call that was passed on and not answered yet. */
    private record Outstanding(Client caller, long serial, Client callee) {}

    private record Early(Client caller, MethodCall call) {}

    public MiniBus(Path socket) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("bus").start(this::accept);
    }

    /** From now on a call to this name, while nobody has it, starts its service, and waits until that has come. */
    public synchronized void canStart(String name, Runnable starter) {
        starters.put(name, starter);
    }

    /** Throws out whoever has this name, whatever it was asked. */
    public synchronized void cut(String name) throws IOException {
        Client owner = names.get(name);
        if (owner == null) {
            throw new IllegalStateException("nobody has the name " + name);
        }
        owner.channel.close();
    }

    /** How many connections it has ever let in. */
    public synchronized int letIn() {
        return last;
    }

    /** How many are open. */
    public synchronized int open() {
        return clients.size();
    }

    /** How many rules say who wants to hear what. */
    public synchronized int rules() {
        return rules;
    }

    private void accept() {
        try {
            while (true) {
                Client client = new Client(server.accept());
                Thread.ofPlatform().daemon().name("bus client").start(client::serve);
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        List<Client> open;
        synchronized (this) {
            open = List.copyOf(clients);
        }
        for (Client client : open) {
            client.channel.close();
        }
    }

    private synchronized void route(Client from, Message message) throws DBusException {
        message.setSource(from.name);
        Client to = names.get(message.getDestination());
        if (message instanceof DBusSignal) {
            for (Client client : clients) {
                client.send(message);
            }
        } else if (BUS.equals(message.getDestination())) {
            if (message instanceof MethodCall call) {
                answer(from, call);
            }
        } else if (to != null) {
            if (message instanceof MethodCall call) {
                outstanding.add(new Outstanding(from, call.getSerial(), to));
            } else {
                outstanding.removeIf(one -> one.caller().equals(to) && one.serial() == message.getReplySerial());
            }
            to.send(message);
        } else if (message instanceof MethodCall call && starters.containsKey(message.getDestination())) {
            early.add(new Early(from, call));
            Thread.ofPlatform().daemon().start(starters.remove(message.getDestination()));
        } else if (message instanceof MethodCall call) {
            fail(from, call.getSerial(), "ServiceUnknown");
        }
    }

    private static void fail(Client caller, long serial, String error) {
        try {
            caller.send(new Error(BUS, caller.name, BUS + ".Error." + error, serial, "s", "said the bus"));
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(Client from, MethodCall call) throws DBusException {
        Object[] values = call.getParameters();
        switch (call.getName()) {
            case "Hello" -> from.send(new MethodReturn(BUS, call, "s", from.name));
            case "NameHasOwner" -> from.send(new MethodReturn(BUS, call, "b", names.containsKey((String) values[0])));
            case "ListActivatableNames" ->
                from.send(new MethodReturn(BUS, call, "as", List.copyOf(starters.keySet())));
            case "GetNameOwner" -> {
                Client owner = names.get((String) values[0]);
                if (owner == null) {
                    fail(from, call.getSerial(), "NameHasNoOwner");
                } else {
                    from.send(new MethodReturn(BUS, call, "s", owner.name));
                }
            }
            case "GetConnectionUnixProcessID" -> from.send(new MethodReturn(BUS, call, "u", new UInt32(PROCESS)));
            case "RequestName" -> {
                String name = (String) values[0];
                boolean free = names.putIfAbsent(name, from) == null;
                from.send(new MethodReturn(BUS, call, "u", new UInt32(free ? 1 : 3)));
                if (free) {
                    tellOwner(name, "", from.name);
                    for (Early one : List.copyOf(early)) {
                        if (name.equals(one.call().getDestination())) {
                            early.remove(one);
                            route(one.caller(), one.call());
                        }
                    }
                }
            }
            case "ReleaseName" -> {
                String name = (String) values[0];
                boolean had = names.remove(name, from);
                from.send(new MethodReturn(BUS, call, "u", new UInt32(had ? 1 : 2)));
                if (had) {
                    tellOwner(name, from.name, "");
                }
            }
            case "AddMatch", "RemoveMatch" -> {
                rules += call.getName().startsWith("Add") ? 1 : -1;
                from.send(new MethodReturn(BUS, call, null));
            }
            default -> from.send(new MethodReturn(BUS, call, null));
        }
    }

    private void tellOwner(String name, String before, String now) throws DBusException {
        for (Client client : clients) {
            client.send(
                    new DBusSignal(BUS, "/org/freedesktop/DBus", BUS, "NameOwnerChanged", "sss", name, before, now));
        }
    }

    private synchronized void enter(Client client) {
        client.name = ":1." + ++last;
        clients.add(client);
        names.put(client.name, client);
    }

    private synchronized void leave(Client client) {
        clients.remove(client);
        for (Outstanding one : List.copyOf(outstanding)) {
            if (one.callee().equals(client)) {
                outstanding.remove(one);
                fail(one.caller(), one.serial(), "NoReply");
            }
        }
        for (String name : List.copyOf(names.keySet())) {
            if (client.equals(names.get(name))) {
                names.remove(name);
                try {
                    tellOwner(name, client.name, "");
                } catch (DBusException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private final class Client {

        private final SocketChannel channel;
        private final OutputStreamMessageWriter writer;
        private String name = "";

        Client(SocketChannel channel) {
            this.channel = channel;
            this.writer = new OutputStreamMessageWriter(channel);
        }

        /** Who has just gone misses it, which is nobody else's trouble. */
        void send(Message message) {
            try {
                writer.writeMessage(message);
            } catch (IOException e) {
                // its own thread notices too
            }
        }

        void serve() {
            try (channel) {
                letIn();
                enter(this);
                InputStreamMessageReader reader = new InputStreamMessageReader(channel);
                while (true) {
                    Message message = reader.readMessage();
                    if (message != null) {
                        route(this, message);
                    }
                }
            } catch (IOException | DBusException e) {
                leave(this);
            }
        }

        /** The handshake of the D-Bus specification; everybody who can reach the socket is let in. */
        private void letIn() throws IOException {
            while (true) {
                String line = line();
                if (line.startsWith("AUTH")) {
                    say("OK 0123456789abcdef0123456789abcdef");
                } else if (line.equals("BEGIN")) {
                    return;
                } else if (line.equals("NEGOTIATE_UNIX_FD")) {
                    say("AGREE_UNIX_FD"); // the library takes a no for the end
                } else {
                    say("ERROR");
                }
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (true) {
                if (channel.read(one.clear()) < 0) {
                    throw new EOFException();
                }
                char read = (char) one.get(0);
                if (read == '\n') {
                    return line.toString();
                }
                if (read != '\r' && read != 0) {
                    line.append(read);
                }
            }
        }

        private void say(String line) throws IOException {
            channel.write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
