package io.continuo.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** What may stand before a gateway: it hands requests on, except that the first ones meet what was planned for them. */
final class Edge implements AutoCloseable {

    /** What becomes of one request. */
    enum Fate {
        /** 429: it never reaches the gateway. */
        TOO_MANY,
        /** 503: it never reaches the gateway. */
        UNAVAILABLE,
        /** The gateway takes it, and nobody hears of it. */
        ANSWER_LOST,
        HANDED_ON
    }

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI gateway;
    private final Queue<Fate> planned;

    private Edge(URI gateway, List<Fate> planned) throws IOException {
        this.gateway = gateway;
        this.planned = new ConcurrentLinkedQueue<>(planned);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::meet);
        server.start();
    }

    /** @param planned the fates of the first requests, in the order of their arrival */
    static Edge before(URI gateway, Fate... planned) {
        try {
            return new Edge(gateway, List.of(planned));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Whether every planned fate was met. */
    boolean isThrough() {
        return planned.isEmpty();
    }

    private void meet(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fate next = planned.poll();
            switch (next == null ? Fate.HANDED_ON : next) {
                case TOO_MANY -> refuse(exchange, 429);
                case UNAVAILABLE -> refuse(exchange, 503);
                case ANSWER_LOST -> {
                    handOn(exchange, body);
                    refuse(exchange, 503);
                }
                case HANDED_ON -> answer(exchange, handOn(exchange, body));
            }
        }
    }

    private HttpResponse<byte[]> handOn(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : List.of("Content-Type", "Content-Encoding", "Authorization", "User-Agent")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The edge is being closed", e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        for (String name : List.of("Content-Type", "Retry-After")) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
