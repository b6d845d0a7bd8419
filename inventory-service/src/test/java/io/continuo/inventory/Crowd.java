package io.continuo.inventory;

import io.continuo.localstack.testing.Tokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many clients at once, with as little machinery between them and the service as possible. */
final class Crowd implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = Tokens.of("ecommerce");
    private final ExecutorService clients;

    Crowd(int clients) {
        this.clients = Executors.newFixedThreadPool(clients);
    }

    record Answer(int status, String body) {}

    /** Does everything, as many at once as there are clients; the answers in the order of their numbers. */
    List<Answer> each(int times, IntFunction<Answer> request) {
        List<Callable<Answer>> all = IntStream.range(0, times)
                .mapToObj(i -> (Callable<Answer>) () -> request.apply(i))
                .toList();
        try {
            return clients.invokeAll(all).stream().map(Crowd::answer).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path, String body, String key) {
        return send("POST", path, body, key);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, UUID.randomUUID().toString());
    }

    private Answer send(String method, String path, String body, String key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        clients.close();
        http.close();
    }

    private static Answer answer(Future<Answer> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
