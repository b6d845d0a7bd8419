package io.continuo.identity;

import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a touchpoint that the database refuses, and of those beside it. */
@ServiceTest
class BrokenTouchpointsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int ALWAYS = 1_000;

    private final Wire wire = new Wire();
    private final String broken = fresh("broken");
    private final String card = "loyalty_card:" + fresh("card");

    @Inject
    Pool pool;

    @BeforeEach
    void countTries() {
        run("CREATE SEQUENCE tries");
        run("DELETE FROM parked_touchpoints");
    }

    @AfterEach
    void mend() {
        run("DROP TRIGGER fault ON inbox");
        run("DROP FUNCTION fault()");
        run("DROP SEQUENCE tries");
        wire.close();
    }

    @Test
    void one_that_is_refused_is_parked_with_the_kind_of_the_refusal_and_its_neighbours_are_applied() {
        refuse("22001", ALWAYS);
        String before = "loyalty_card:" + fresh("before");
        String after = "loyalty_card:" + fresh("after");

        wire.touch(fresh("t"), NOON, before);
        wire.touch(broken, NOON, card);
        wire.touch(fresh("t"), NOON, after);

        soon().untilAsserted(() -> assertThat(parked()).containsExactly("PgException 22001"));
        soon().until(() -> whoIs(before) != null && whoIs(after) != null);
        assertThat(whoIs(card)).isNull();
    }

    @Test
    void one_that_takes_too_long_is_tried_again_and_applied() {
        refuse("57014", 3);

        wire.touch(broken, NOON, card);

        soon().until(() -> whoIs(card) != null);
        assertThat(tries()).isEqualTo(4);
        assertThat(parked()).isEmpty();
    }

    @Test
    void one_that_always_takes_too_long_is_parked_in_the_end() {
        refuse("57014", ALWAYS);
        String after = "loyalty_card:" + fresh("after");

        wire.touch(broken, NOON, card);
        wire.touch(fresh("t"), NOON, after);

        soon().untilAsserted(() -> assertThat(parked()).containsExactly("statement timeout"));
        soon().until(() -> whoIs(after) != null);
        assertThat(tries())
                .as("as one of a batch, then alone, and three times more")
                .isEqualTo(5);
        assertThat(whoIs(card)).isNull();
    }

    @Test
    void none_is_parked_for_a_database_that_fails_however_often() {
        refuse("58030", 7);

        wire.touch(broken, NOON, card);

        soon().until(() -> whoIs(card) != null);
        assertThat(tries()).isEqualTo(8);
        assertThat(parked()).isEmpty();
    }

    /** The database says so whenever the touchpoint is to be remembered as applied. */
    private void refuse(String sqlState, int times) {
        run("""
                CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF nextval('tries') <= %d THEN RAISE EXCEPTION 'on purpose' USING ERRCODE = '%s'; END IF;
                    RETURN NEW;
                END $$
                """.formatted(times, sqlState));
        run("CREATE TRIGGER fault BEFORE INSERT ON inbox FOR EACH ROW WHEN (NEW.message_id = '" + broken
                + "') EXECUTE FUNCTION fault()");
    }

    private long tries() {
        return run("SELECT last_value FROM tries").getFirst().getLong(0);
    }

    private List<String> parked() {
        return run("SELECT reason FROM parked_touchpoints").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<Row> run(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
