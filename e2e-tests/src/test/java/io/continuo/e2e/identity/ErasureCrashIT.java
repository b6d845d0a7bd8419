package io.continuo.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of erasures: somebody is erased whole or not at all, and what was answered holds. */
class ErasureCrashIT {

    private static final int PEOPLE = 60;
    private static final int CLIENTS = 4;
    private static final Duration SOON = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private static Instances instances;

    @BeforeAll
    static void start() throws InterruptedException {
        instances = Instances.start(1);
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @Test
    void one_that_was_about_to_destroy_the_keys_has_not_happened() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            IdentityCalls calls = instances.calls(0);
            String ana = calls.resolve("email:ana@shop.example", "loyalty_card:ana");

            try (StoredGraph.Hold keys = instances.graph().hold("data_keys")) {
                Future<@Nullable Response> erasure =
                        thread.submit(() -> answer(() -> calls.erasing("email:ana@shop.example")));
                await().atMost(SOON).until(keys::keepsSomebodyWaiting);
                instances.process(0).kill();
                assertThat(erasure.get()).as("nobody was told that it is done").isNull();
            }
            instances.process(0).start();
            instances.awaitReady();

            IdentityCalls again = instances.calls(0);
            assertThat(again.whoIs("email:ana@shop.example")).isEqualTo(ana);
            assertThat(again.whoIs("loyalty_card:ana")).isEqualTo(ana);
            instances.graph().isSound();
            assertThat(again.erasing("loyalty_card:ana").statusCode()).isEqualTo(202);
            assertThat(again.whoIs("email:ana@shop.example")).isNull();
            instances.graph().isSound();
            await().atMost(SOON).until(() -> instances.graph().untold() == 0);
        }
    }

    @Test
    void who_was_answered_to_be_erased_stays_so_and_everybody_else_is_whole() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<String> ids = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> instances.calls(0).resolve(email(i), card(i)))
                    .toList();
            Map<Integer, Boolean> erased = new ConcurrentHashMap<>();
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < PEOPLE; i = next.getAndIncrement()) {
                        erase(i, erased);
                    }
                }));
            }
            for (int enough : List.of(PEOPLE / 4, PEOPLE / 2)) {
                await().atMost(SOON).until(() -> next.get() >= enough);
                instances.process(0).kill();
                instances.process(0).start();
                instances.awaitReady();
            }
            for (Future<?> client : clients) {
                client.get();
            }
            await().atMost(SOON).until(() -> instances.graph().untold() == 0);

            assertThat(erased).isNotEmpty();
            for (int i = 0; i < PEOPLE; i++) {
                isWholeOrErased(ids.get(i), i, erased.containsKey(i));
            }
            instances.graph().isSound();
        }
    }

    private static void isWholeOrErased(String id, int i, boolean answered) {
        IdentityCalls calls = instances.calls(0);
        String now = calls.whoIs(email(i));
        assertThat(calls.whoIs(card(i))).isEqualTo(now);
        if (answered) {
            assertThat(now).as("answered to be erased").isNull();
        }
        assertThat(calls.reading(id).statusCode()).isEqualTo(now == null ? 410 : 200);
    }

    private static void erase(int i, Map<Integer, Boolean> erased) {
        Response response = answer(() -> instances.calls(0).erasing(email(i)));
        if (response != null) {
            assertThat(response.statusCode()).isIn(202, 503);
            if (response.statusCode() == 202) {
                erased.put(i, true);
            }
        }
    }

    /** Null where the process was killed: neither yes nor no. */
    private static @Nullable Response answer(Supplier<Response> call) {
        try {
            return call.get();
        } catch (Exception e) {
            Thread.onSpinWait();
            return null;
        }
    }

    private static String email(int i) {
        return "email:person" + i + "@shop.example";
    }

    private static String card(int i) {
        return "loyalty_card:person" + i;
    }
}
