package io.continuo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is waited for, and what is not. */
@ServiceTest
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({"57014, false", "22001, false", "23505, false", "54000, false", "57P01, true", "08006, true"})
    void only_a_database_that_fails_is_waited_for(String sqlState, boolean outage) {
        PgException failure = new PgException("", "ERROR", sqlState, "");

        assertThat(Transactions.isOutage(failure)).isEqualTo(outage);
    }

    @Test
    void work_that_takes_longer_than_a_statement_may_ends_and_is_no_outage() {
        Throwable failure = transactions
                .run(tx -> tx.query("SET LOCAL statement_timeout = '50ms'")
                        .execute()
                        .chain(() -> tx.query("SELECT pg_sleep(10)").execute()))
                .onItemOrFailure()
                .transform((done, failed) -> failed)
                .await()
                .atMost(PATIENCE);

        assertThat(failure).isInstanceOf(HttpProblem.class);
        assertThat(Transactions.isTooSlow(failure)).isTrue();
        assertThat(Transactions.isOutage(failure)).isFalse();
    }
}
