package io.continuo.identity;

import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.erasing;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merging;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.resolving;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Whatever runs beside an erasure comes before it or after it, never half. */
@ServiceTest
class ErasureRaceTest {

    private static final int ROUNDS = 8;

    private final Wire wire = new Wire();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Inject
    Pool pool;

    @AfterEach
    void close() {
        threads.shutdownNow();
        wire.close();
    }

    @RepeatedTest(ROUNDS)
    void beside_a_merge_the_other_goes_along_or_stays_apart() throws Exception {
        String email = email("ana");
        String card = "loyalty_card:" + fresh("card");
        String ana = resolve(email);
        String other = resolve(card);

        List<Integer> answers = together(
                () -> erasing(email).extract().statusCode(),
                () -> merging(other, ana).extract().statusCode());

        assertThat(answers.getFirst()).isEqualTo(202);
        assertThat(answers.getLast()).isIn(200, 410);
        assertThat(whoIs(email)).isNull();
        assertThat(whoIs(card)).isEqualTo(answers.getLast() == 200 ? null : other);
        nothingIsHalfErased();
    }

    @RepeatedTest(ROUNDS)
    void beside_resolves_decisions_and_touchpoints_nothing_of_the_old_person_remains() throws Exception {
        String email = email("ana");
        String device = "device_id:" + fresh("device");
        String news = "x_news:" + fresh("news");
        Instant before = Instant.now();
        String ana = resolve(email, device);

        List<Integer> answers = together(
                () -> erasing(email).extract().statusCode(),
                () -> resolving(email, news).extract().statusCode(),
                () -> deciding(ana, "email", "marketing", "granted").extract().statusCode(),
                () -> {
                    wire.touch(fresh("t"), before, email, device);
                    return 200;
                });

        assertThat(answers.subList(0, 2)).containsExactly(202, 200);
        assertThat(answers.get(2)).isIn(200, 410);
        assertThat(whoIs(email)).isNotEqualTo(ana).isEqualTo(whoIs(news));
        nothingIsHalfErased();
    }

    @Test
    void two_erasures_of_one_merged_person_are_one() throws Exception {
        String email = email("ana");
        String card = "loyalty_card:" + fresh("card");
        Suite.merge(resolve(email), resolve(card));

        List<Integer> answers = together(
                () -> erasing(email).extract().statusCode(),
                () -> erasing(card).extract().statusCode());

        assertThat(answers).containsExactlyInAnyOrder(202, 404);
        nothingIsHalfErased();
    }

    @SafeVarargs
    private List<Integer> together(Callable<Integer>... work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.length);
        List<Future<Integer>> running = new ArrayList<>();
        for (Callable<Integer> one : work) {
            running.add(threads.submit(() -> {
                start.await();
                return one.call();
            }));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> one : running) {
            answers.add(one.get());
        }
        return answers;
    }

    private void nothingIsHalfErased() {
        for (String left : List.of(
                "identifiers t JOIN customers c ON c.id = t.customer_id",
                "traits t JOIN customers c ON c.id = t.customer_id",
                "consents t JOIN customers c ON c.id = t.customer_id",
                "data_keys t JOIN customers c ON c.id = t.owner",
                "links t JOIN customers c ON c.id IN (t.from_node, t.to_node)",
                "match_records t JOIN customers c ON c.id = t.customer_id",
                "never_links t JOIN customers c ON c.id IN (t.one, t.other)",
                "answered_about t JOIN customers c ON c.id = t.customer_id")) {
            assertThat(count("SELECT count(*) FROM " + left + " WHERE c.erased_at IS NOT NULL"))
                    .as(left)
                    .isZero();
        }
        assertThat(count("""
                SELECT count(*) FROM customers c LEFT JOIN data_keys k ON k.owner = c.id
                WHERE c.erased_at IS NULL AND k.owner IS NULL
                """)).as("who lives has a key").isZero();
        assertThat(count("""
                SELECT count(*) FROM customers c JOIN customers n ON n.id = c.current
                WHERE (c.erased_at IS NULL) <> (n.erased_at IS NULL)
                """)).as("a merged person is erased whole").isZero();
    }

    private long count(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
