package io.continuo.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly what it is told. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    RawClient(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(15_000);
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Everything until the gateway closes the connection. */
    String rest() throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What comes until the text has been seen. */
    String until(String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    static String head(String requestLine, String... headers) {
        return requestLine + " HTTP/1.1\r\nHost: gateway\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }
}
