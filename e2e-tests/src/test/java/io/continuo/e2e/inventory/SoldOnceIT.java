package io.continuo.e2e.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.Database;
import io.continuo.localstack.testing.TestStack;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two instances on one database. {@code -Dcontinuo.inventory.tries=50000} asks for the thousand units as often as the
 * claim says; by default it is less.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SoldOnceIT {

    private static final int CLIENTS = 200;
    private static final int UNITS = 1_000;
    private static final int TRIES = Integer.getInteger("continuo.inventory.tries", 2_000);
    private static final String ROUNDS = "continuo_inventory_reservation_round_count";

    private static final Shoppers SHOPPERS = new Shoppers();
    private static Database database;
    private static Tills tills;

    @BeforeAll
    static void open() throws Exception {
        database = TestStack.get().createDatabase("inventory");
        tills = Tills.openBehindGateway(2, TestStack.get(), database);
        SHOPPERS.open(tills.url(0), UNITS, "RARE", "A", "B");
    }

    @AfterAll
    static void close() throws Exception {
        tills.close();
        TestStack.get().drop(database);
    }

    @Test
    @Order(1)
    void exactly_as_many_are_sold_as_there_are() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Map<Integer, Integer> sum = new TreeMap<>();
        for (Map<Integer, Integer> count : together(CLIENTS, () -> bought(number))) {
            count.forEach((status, times) -> sum.merge(status, times, Integer::sum));
        }

        assertThat(sum).isEqualTo(Map.of(201, UNITS, 409, TRIES - UNITS));
        SHOPPERS.checkProof(tills.url(0), "RARE");
        assertThat(new Books(database).number("SELECT reserved FROM stock WHERE sku = 'RARE'"))
                .isEqualTo(UNITS);
    }

    @Test
    @Order(2)
    void carts_that_name_the_same_in_opposite_order_never_wait_for_each_other() throws Exception {
        AtomicInteger number = new AtomicInteger();
        together(32, () -> {
            for (int n = number.getAndIncrement(); n < 160; n = number.getAndIncrement()) {
                String[] skus = n % 2 == 0 ? new String[] {"A", "B"} : new String[] {"B", "A"};
                endIt(
                        n,
                        accepted(SHOPPERS.reserve(tills.url(n / 2), Shoppers.key(), skus)
                                .orElseThrow()));
            }
            return number;
        });

        Books books = new Books(database);
        assertThat(books.number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .as("dead-locks the database had to break up")
                .isZero();
        assertThat(books.number(Books.WRONG)).isZero();
    }

    @Test
    @Order(3)
    void a_reservation_goes_to_the_owner_of_its_article_and_to_any_while_that_one_is_gone() throws Exception {
        List<String> skus = List.of("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8");
        SHOPPERS.open(tills.url(0), UNITS, skus.toArray(String[]::new));
        // The gateway learns of the instances from their answers, as they do of each other by and by.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<Integer> owners = decidersOf(skus);
            assertThat(owners).contains(0, 1);
            assertThat(decidersOf(skus)).isEqualTo(owners);
        });

        tills.kill(1);
        assertThat(decidersOf(skus)).containsOnly(0);
    }

    private static Map<Integer, Integer> bought(AtomicInteger number) throws InterruptedException {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int n = number.getAndIncrement(); n < TRIES; n = number.getAndIncrement()) {
            int status = SHOPPERS.reserve(tills.url(n), Shoppers.key(), "RARE")
                    .map(Shoppers.Answer::status)
                    .orElse(503);
            counts.merge(status, 1, Integer::sum);
        }
        return counts;
    }

    /** One in three is bought, one given back, one kept. */
    private static void endIt(int n, String id) throws InterruptedException {
        String path = "/api/inventory/reservations/" + id;
        if (n % 3 == 0) {
            String order = "{\"orderId\":\"" + id + "\",\"fulfilment\":\"ship\"}";
            accepted(SHOPPERS.ask(tills.url(n), "POST", path + "/confirm", Shoppers.key(), order)
                    .orElseThrow());
        } else if (n % 3 == 1) {
            assertThat(SHOPPERS.ask(tills.url(n), "DELETE", path, Shoppers.key(), "")
                            .orElseThrow()
                            .status())
                    .isEqualTo(204);
        }
    }

    private static String accepted(Shoppers.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return JsonPath.from(answer.body()).getString("id");
    }

    /** Which of the instances that live decided about a reservation of each article, sent to the gateway. */
    private static List<Integer> decidersOf(List<String> skus) throws Exception {
        List<Integer> deciders = new ArrayList<>();
        for (String sku : skus) {
            double before = SHOPPERS.metric(tills.url(0), ROUNDS);
            accepted(SHOPPERS.reserve(tills.gateway(), Shoppers.key(), sku).orElseThrow());
            deciders.add(SHOPPERS.metric(tills.url(0), ROUNDS) > before ? 0 : 1);
        }
        return deciders;
    }

    private static <T> List<T> together(int clients, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<T> done = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(Collections.nCopies(clients, work))) {
                done.add(one.get());
            }
            return done;
        }
    }
}
