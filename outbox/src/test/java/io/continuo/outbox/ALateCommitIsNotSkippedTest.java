package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ALateCommitIsNotSkippedTest {

    private static final int OTHERS = 10_000;
    private static final Duration OPEN = Duration.ofSeconds(30);

    @Test
    void afterThirtySecondsInWhichTenThousandOthersCommitted() {
        try (OutboxFixture fixture = new OutboxFixture()) {
            fixture.startRelay(Map.of());
            SqlConnection late = OutboxFixture.now(fixture.pool.getConnection());
            Transaction open = OutboxFixture.now(late.begin());
            OutboxFixture.now(fixture.outbox.add(late, fixture.message("late", 0)));
            long since = System.nanoTime();

            commitOthersOneByOne(fixture);
            await().untilAsserted(() -> {
                assertThat(fixture.reader.all()).hasSize(OTHERS);
                assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(OPEN);
            });
            OutboxFixture.now(open.commit());

            await().untilAsserted(
                            () -> assertThat(fixture.reader.firstArrivals()).containsKey("late"));
            assertThat(fixture.reader.all()).hasSize(OTHERS + 1);
            OutboxFixture.now(late.close());
        }
    }

    private static void commitOthersOneByOne(OutboxFixture fixture) {
        OutboxFixture.now(Multi.createFrom()
                .range(0, OTHERS)
                .onItem()
                .transformToUni(number -> fixture.pool.withTransaction(
                        tx -> fixture.outbox.add(tx, fixture.message("other-" + number % 500, number))))
                .merge(8)
                .collect()
                .last());
    }
}
