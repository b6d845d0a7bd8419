package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OldRowsAreSweptTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void andYoungOnesAreKept() {
        try (OutboxFixture fixture = new OutboxFixture()) {
            execute(fixture, """
                    INSERT INTO inbox SELECT 'c', 'old-' || n, now() - interval '2 days' FROM generate_series(1, 12000) n;
                    INSERT INTO inbox VALUES ('c', 'young', now() - interval '23 hours');
                    INSERT INTO request_key VALUES ('c', 'old', 'f', 200, '{}', now() - interval '25 hours');
                    INSERT INTO request_key VALUES ('c', 'young', 'f', 200, '{}', now() - interval '23 hours')
                    """);

            assertThat(OutboxFixture.now(new Inbox().sweep(fixture.pool, DAY))).isEqualTo(12_000);
            assertThat(OutboxFixture.now(new RequestKeys().sweep(fixture.pool, DAY)))
                    .isEqualTo(1);
            assertThat(OutboxFixture.now(new Inbox().sweep(fixture.pool, DAY))).isZero();
        }
    }

    private static void execute(OutboxFixture fixture, String sql) {
        OutboxFixture.now(fixture.pool.query(sql).execute());
    }
}
