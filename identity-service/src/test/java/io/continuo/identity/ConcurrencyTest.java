package io.continuo.identity;

import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merging;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.resolving;
import static io.continuo.identity.Suite.undoing;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sixteen at once: nobody sees an error, and the answer is the one that any order would give. */
@ServiceTest
class ConcurrencyTest {

    private static final int WRITERS = 16;

    @Inject
    Pool pool;

    @Test
    void many_writers_link_into_one_customer() throws Exception {
        String email = email("hub");

        List<Integer> statuses = inParallel(
                160,
                spoke -> () -> resolving(email, "anonymous_id:" + fresh("spoke"))
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnly(200);
        Suite.asPlatform()
                .get("/api/customers/{id}/identity", whoIs(email))
                .then()
                .body("identifiers.size()", org.hamcrest.Matchers.equalTo(161));
    }

    @Test
    void the_same_unknown_identifiers_become_one_customer() throws Exception {
        String one = email("twin");
        String other = "facebook:" + fresh("twin");

        List<String> customers =
                inParallel(64, writer -> () -> writer % 2 == 0 ? resolve(one, other) : resolve(other, one));

        assertThat(customers).containsOnly(whoIs(one));
    }

    @Test
    void a_storm_of_links_between_known_customers_ends_in_one() throws Exception {
        List<String> identifiers = IntStream.range(0, 60)
                .mapToObj(number -> "x_storm:" + fresh("n" + number))
                .toList();
        String oldest = resolve(identifiers.getFirst());
        identifiers.forEach(Suite::resolve);
        List<Integer> links = new ArrayList<>(IntStream.range(1, 60).boxed().toList());
        Collections.shuffle(links, new Random(7));

        List<Integer> statuses = inParallel(links.size(), turn -> {
            int link = links.get(turn);
            return () -> resolving(identifiers.get(link - 1), identifiers.get(link))
                    .extract()
                    .statusCode();
        });

        assertThat(statuses).containsOnly(200);
        assertThat(identifiers)
                .allSatisfy(identifier -> assertThat(whoIs(identifier)).isEqualTo(oldest));
    }

    @Test
    void merges_and_unmerges_beside_links_lose_nothing() throws Exception {
        String anasEmail = email("ana");
        String bensEmail = email("ben");
        String ana = resolve(anasEmail);
        String ben = resolve(bensEmail);

        List<Integer> statuses = inParallel(64, turn -> () -> switch (turn % 4) {
            case 0 -> mergeAndUndo(ana, ben);
            case 1 ->
                resolving(anasEmail, "anonymous_id:" + fresh("a")).extract().statusCode();
            case 2 ->
                resolving(bensEmail, "anonymous_id:" + fresh("b")).extract().statusCode();
            default ->
                Suite.deciding(ben, "email", "marketing", "granted").extract().statusCode();
        });

        assertThat(statuses).containsOnly(200, 409);
        assertThat(whoIs(anasEmail)).isEqualTo(ana);
        assertThat(whoIs(bensEmail)).isEqualTo(ben);
        assertThat(numberOfIdentifiers(ana)).isEqualTo(17);
        assertThat(numberOfIdentifiers(ben)).isEqualTo(17);
    }

    /** A dead-lock would be hidden by the next try, but not by PostgreSQL's own count. */
    @AfterEach
    void nobody_ever_waited_in_a_circle() {
        long deadlocks = pool.query("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(deadlocks).isZero();
    }

    private static int mergeAndUndo(String one, String other) {
        var merged = merging(one, other).extract();
        return merged.statusCode() == 200
                ? undoing(merged.path("mergeId"), false).extract().statusCode()
                : merged.statusCode();
    }

    private static int numberOfIdentifiers(String customer) {
        return Suite.asPlatform().get("/api/customers/{id}/identity", customer).path("identifiers.size()");
    }

    private static <T> List<T> inParallel(int turns, IntFunction<Callable<T>> work)
            throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<T> results = new ArrayList<>();
            List<Callable<T>> all = IntStream.range(0, turns).mapToObj(work).toList();
            for (Future<T> result : writers.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
