package io.continuo.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of links, merges and undos, again and again: what was answered holds, and all of it. */
class IdentityCrashIT {

    private static final int CLIENTS = 6;
    private static final int KILLS = 4;
    private static final int PEOPLE = 12;

    @Test
    void nothing_that_was_answered_is_lost_and_nothing_is_half_done() throws Exception {
        try (Instances instances = Instances.start(1);
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<String> cards =
                    IntStream.range(0, PEOPLE).mapToObj(i -> "x_card:p" + i).toList();
            List<String> people =
                    cards.stream().map(instances.calls(0)::resolve).toList();
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger answers = new AtomicInteger();
            Map<String, String> answered = new ConcurrentHashMap<>();
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(client);
                String name = "c" + client;
                clients.add(threads.submit(() -> {
                    for (int turn = 0; !over.get(); turn++) {
                        act(instances.calls(0), random, people, cards, name + "-" + turn, answered, answers);
                    }
                }));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int enough = answers.get() + 40;
                await().atMost(Duration.ofMinutes(2)).until(() -> answers.get() >= enough);
                instances.process(0).kill();
                instances.process(0).start();
                instances.awaitReady();
            }
            over.set(true);
            for (Future<?> client : clients) {
                client.get();
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> instances.graph().untold() == 0);

            instances.graph().isSound();
            ToldMap told = instances.told();
            IdentityCalls calls = instances.calls(0);
            assertThat(answered).isNotEmpty();
            answered.forEach((identifier, card) -> assertThat(calls.whoIs(identifier))
                    .as("%s was answered to be with %s", identifier, card)
                    .isEqualTo(calls.whoIs(card))
                    .isEqualTo(told.customerOf(identifier)));
            for (int i = 0; i < PEOPLE; i++) {
                String now = calls.identity(people.get(i)).getString("customerId");
                assertThat(calls.whoIs(cards.get(i))).isEqualTo(now).isEqualTo(told.customerOf(cards.get(i)));
                assertThat(told.customerOf("customer_id:" + people.get(i))).isEqualTo(now);
            }
        }
    }

    private static void act(
            IdentityCalls calls,
            Random random,
            List<String> people,
            List<String> cards,
            String name,
            Map<String, String> answered,
            AtomicInteger answers) {
        int one = random.nextInt(PEOPLE);
        int other = random.nextInt(PEOPLE);
        if (random.nextInt(3) == 0) {
            String identifier = "x_note:" + name;
            if (isDone(() -> calls.resolving(cards.get(one), identifier), answers)) {
                answered.put(identifier, cards.get(one));
            }
        } else {
            Response[] merged = new Response[1];
            if (isDone(() -> merged[0] = calls.merging(people.get(one), people.get(other)), answers)
                    && random.nextBoolean()) {
                isDone(() -> calls.undoing(merged[0].path("mergeId")), answers);
            }
        }
    }

    /** A call may find nobody home; any other failure than a refusal is one. */
    private static boolean isDone(Supplier<Response> call, AtomicInteger answers) {
        Response response;
        try {
            response = call.get();
        } catch (Exception e) {
            // The process was killed: connection refused or reset, neither yes nor no.
            Thread.onSpinWait();
            return false;
        }
        answers.incrementAndGet();
        assertThat(response.statusCode()).isIn(200, 409, 503);
        return response.statusCode() == 200;
    }
}
