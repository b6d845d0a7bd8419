package io.continuo.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server that turns everyone away until it is opened. */
final class Doorway implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean open;

    Doorway(String server) throws IOException {
        int colon = server.lastIndexOf(':');
        host = server.substring(0, colon);
        port = Integer.parseInt(server.substring(colon + 1));
        Thread.ofVirtual().start(this::attend);
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    int refused() {
        return refused.get();
    }

    void open() {
        open = true;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void attend() {
        while (!door.isClosed()) {
            try {
                admit(door.accept());
            } catch (IOException e) {
                // A visitor who left, or the door was closed; the loop's condition tells.
                continue;
            }
        }
    }

    private void admit(Socket visitor) throws IOException {
        if (!open) {
            refused.incrementAndGet();
            visitor.close();
            return;
        }
        Socket server = new Socket(host, port);
        Thread.ofVirtual().start(() -> carry(visitor, server));
        Thread.ofVirtual().start(() -> carry(server, visitor));
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // Either side hung up, and both are closed now.
            return;
        }
    }
}
