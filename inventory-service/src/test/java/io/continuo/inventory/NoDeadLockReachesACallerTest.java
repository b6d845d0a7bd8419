package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@InventoryTest
class NoDeadLockReachesACallerTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    private final Shop shop = new Shop();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger locked = new AtomicInteger();
    private final CompletableFuture<Void> bothLocked = new CompletableFuture<>();

    @Test
    void whoLosesADeadLockTriesAgain() {
        shop.item("X");
        for (String node : List.of("a", "b")) {
            shop.node(node);
            shop.receive("X", node, 1);
        }
        Uni<String> forth = transactions.write(tx -> lockBoth(tx, "a", "b"));
        Uni<String> back = transactions.write(tx -> lockBoth(tx, "b", "a"));
        assertThat(Uni.join().all(forth, back).andFailFast().await().atMost(A_WHILE))
                .containsExactly("done", "done");
        assertThat(tries).hasValueGreaterThan(2);
    }

    @Test
    void whoLosesAgainAndAgainIsToldToComeBackLater() {
        Uni<Object> never = transactions.write(tx -> {
            tries.incrementAndGet();
            return Uni.createFrom().failure(new PgException("deadlock detected", "ERROR", "40P01", null));
        });
        assertThatThrownBy(() -> never.await().atMost(A_WHILE)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getHeaders()).containsKey("Retry-After");
        });
        assertThat(tries).hasValue(8);
    }

    @Test
    void aMistakeIsNotRepeated() {
        Uni<Object> mistaken = transactions.write(tx -> {
            tries.incrementAndGet();
            return Uni.createFrom().failure(new IllegalStateException("a bug"));
        });
        assertThatThrownBy(() -> mistaken.await().atMost(A_WHILE)).hasMessage("a bug");
        assertThat(tries).hasValue(1);
    }

    private Uni<String> lockBoth(SqlConnection tx, String first, String second) {
        tries.incrementAndGet();
        return lock(tx, first)
                .chain(() -> {
                    if (locked.incrementAndGet() == 2) {
                        bothLocked.complete(null);
                    }
                    return Uni.createFrom().completionStage(bothLocked);
                })
                .chain(() -> lock(tx, second))
                .replaceWith("done");
    }

    private Uni<Void> lock(SqlConnection tx, String node) {
        return tx.query("SELECT 1 FROM stock WHERE node = '" + shop.name(node) + "' FOR UPDATE")
                .execute()
                .replaceWithVoid();
    }
}
