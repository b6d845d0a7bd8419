package io.continuo.e2e.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.Database;
import io.continuo.localstack.testing.TestStack;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of instances and of PostgreSQL in turn, during reservations; {@code -Dcontinuo.inventory.kills=20} for
 * more than by default. Who gets no answer asks again with the same key, at another instance, until there is one.
 */
class InventoryCrashIT {

    private static final int CLIENTS = 24;
    private static final int KILLS = Integer.getInteger("continuo.inventory.kills", 3);
    private static final int ANSWERS_BETWEEN_KILLS = 60;

    private final Shoppers shoppers = new Shoppers();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_held_twice() throws Exception {
        TestStack stack = TestStack.get();
        try (LonePostgres postgres = LonePostgres.start(stack, Tills.ROOT)) {
            Database database = postgres.database();
            try (Tills tills = Tills.open(2, stack, database);
                    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                shoppers.open(tills.url(0), 1_000_000, "A", "B", "C");
                List<Future<?>> shopping = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    shopping.add(clients.submit(() -> shop(tills, number)));
                }
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitMoreAnswers();
                    if (kill % 2 == 0) {
                        postgres.killAndRestart();
                    } else {
                        tills.awaitReady(kill / 2);
                        tills.killAndRestart(kill / 2);
                    }
                }
                awaitMoreAnswers();
                over.set(true);
                for (Future<?> one : shopping) {
                    one.get();
                }

                Books books = new Books(database);
                assertThat(books.held()).isEqualTo(acknowledged);
                assertThat(books.number(Books.WRONG)).isZero();
                tills.awaitReady(0);
                for (String sku : List.of("A", "B", "C")) {
                    shoppers.checkProof(tills.url(0), sku);
                }
            }
        }
    }

    private void awaitMoreAnswers() {
        int enough = acknowledged.size() + ANSWERS_BETWEEN_KILLS;
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= enough);
    }

    /** Carts that name the same articles in opposite order, and single ones. */
    private void shop(Tills tills, int client) {
        for (int turn = client; !over.get(); turn++) {
            String[] skus = switch (turn % 3) {
                case 0 -> new String[] {"A", "B"};
                case 1 -> new String[] {"B", "A"};
                default -> new String[] {"C"};
            };
            acknowledged.add(untilAnswered(tills, turn, skus));
        }
    }

    private String untilAnswered(Tills tills, int turn, String... skus) {
        String key = Shoppers.key();
        AtomicInteger till = new AtomicInteger(turn);
        Shoppers.Answer answer = await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofMinutes(2))
                .until(() -> answered(tills.url(till.getAndIncrement()), key, skus), Optional::isPresent)
                .orElseThrow();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return JsonPath.from(answer.body()).getString("id");
    }

    /** An answer in flight at another instance is none yet. */
    private Optional<Shoppers.Answer> answered(URI till, String key, String... skus) throws InterruptedException {
        return shoppers.reserve(till, key, skus).filter(one -> !one.body().contains("request-in-flight"));
    }
}
