package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TheInboxKnowsARepetitionTest {

    private static OutboxFixture fixture;
    private final Inbox inbox = new Inbox();

    @BeforeAll
    static void open() {
        fixture = new OutboxFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void theFirstTimeOnly() {
        assertThat(once("a", "m1")).isTrue();
        assertThat(once("a", "m1")).isFalse();
        assertThat(once("a", "m2")).isTrue();
    }

    @Test
    void forEachConsumerByItself() {
        assertThat(once("b", "m1")).isTrue();
        assertThat(once("c", "m1")).isTrue();
    }

    @Test
    void inABatchThatRepeatsOldOnesAndItself() {
        once("d", "m1");
        Set<String> first = fixture.inTransaction(tx -> inbox.firstTimes(tx, "d", List.of("m3", "m1", "m2", "m3")));
        assertThat(first).containsExactlyInAnyOrder("m2", "m3");
        Set<String> none = fixture.inTransaction(tx -> inbox.firstTimes(tx, "d", List.of()));
        assertThat(none).isEmpty();
    }

    @Test
    void butNotOneThatWasRolledBack() {
        assertThatThrownBy(() -> fixture.inTransaction(tx -> inbox.once(tx, "e", "m1")
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("the work failed")))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(once("e", "m1")).isTrue();
    }

    @Test
    void evenWhenAllComeAtOnce() {
        List<Uni<Boolean>> deliveries = Stream.generate(
                        () -> fixture.pool.withTransaction(tx -> inbox.once(tx, "f", "m1")))
                .limit(8)
                .toList();
        assertThat(OutboxFixture.now(Uni.join().all(deliveries).andFailFast())).containsOnlyOnce(true);
    }

    private boolean once(String consumer, String id) {
        return fixture.inTransaction(tx -> inbox.once(tx, consumer, id));
    }
}
