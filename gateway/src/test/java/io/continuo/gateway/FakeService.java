package io.continuo.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service at the end of a wire: it tells what it was asked, or misbehaves when the request says how. */
final class FakeService {

    static final String BEHAVIOUR = "X-Test-Behaviour";

    private final Vertx vertx;
    private final String name;
    private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger openStreams = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile String instances = "";
    private HttpServer server;
    private int port;

    FakeService(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
    }

    void start() {
        server = await(vertx.createHttpServer()
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1"));
        port = server.actualPort();
    }

    void stop() {
        await(server.close());
    }

    int port() {
        return port;
    }

    int requests() {
        return requests.get();
    }

    /** Opened so far. */
    int connections() {
        return connections.get();
    }

    int openStreams() {
        return openStreams.get();
    }

    /** A fixed answer for a path; without one the request is told. */
    void answer(String path, JsonObject answer) {
        answers.put(path, answer);
    }

    /** Which instances of it there are, in every answer from now on. */
    void tellInstances(String named) {
        instances = named;
    }

    void forget() {
        instances = "";
        answers.clear();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpServerRequest request) {
        requests.incrementAndGet();
        String behaviour = request.getHeader(BEHAVIOUR);
        switch (behaviour == null ? "tell" : behaviour) {
            case "hang" -> {}
            case "reset" -> request.connection().close();
            case "refuse" ->
                request.response()
                        .setStatusCode(409)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"type\":\"urn:continuo:problem:insufficient-stock\"}");
            case "half" -> half(request.response().putHeader("Content-Length", "1000"));
            case "half-chunked" -> half(request.response().setChunked(true));
            case "stall" -> request.response().setChunked(true).write("begin");
            case "of-connection" -> ofConnection(request);
            case "large" -> request.response().end(Buffer.buffer(new byte[20_000_000]));
            case "no-content" -> request.response().setStatusCode(204).end();
            case "events" -> events(request.response());
            default -> tell(request);
        }
    }

    private void half(HttpServerResponse response) {
        response.write("begin").onComplete(written -> vertx.setTimer(100, later -> response.reset()));
    }

    private static void ofConnection(HttpServerRequest request) {
        request.response()
                .putHeader("Connection", "X-Inner")
                .putHeader("X-Inner", "secret")
                .putHeader("X-Outer", "fine")
                .end("{}");
    }

    private void events(HttpServerResponse response) {
        openStreams.incrementAndGet();
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        AtomicInteger count = new AtomicInteger();
        long timer = vertx.setPeriodic(100, tick -> response.write("data: " + count.getAndIncrement() + "\n\n"));
        response.closeHandler(closed -> {
            openStreams.decrementAndGet();
            vertx.cancelTimer(timer);
        });
    }

    private void tell(HttpServerRequest request) {
        JsonObject fixed = answers.get(request.path());
        request.body().onSuccess(body -> {
            JsonObject told = new JsonObject()
                    .put("service", name)
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("length", body.length())
                    .put("body", body.length() < 1_000 ? body.toString() : "");
            JsonObject headers = new JsonObject();
            request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            if (!instances.isEmpty()) {
                request.response().putHeader("X-Continuo-Instances", instances);
            }
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("ETag", "\"7\"")
                    .setStatusCode(fixed == null ? 200 : fixed.getInteger("status", 200))
                    .end((fixed == null ? told.put("headers", headers) : fixed).toBuffer());
        });
    }
}
