package io.continuo.journey.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.journey.turn.Turns.Turn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever finds all places taken waits for one, within bounds. */
class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static Turn taken(Turns turns) {
        Turn turn = turns.turn();
        assertThat(turn.comes()).isTrue();
        return turn;
    }

    private static CompletableFuture<Boolean> waited(Turns turns, Turn turn) {
        CompletableFuture<Boolean> comes = CompletableFuture.supplyAsync(turn::comes);
        await().until(turns::isAwaited);
        return comes;
    }

    @Test
    void aPlaceThatIsGivenBackGoesToWhoeverWaits() {
        Turns turns = new Turns(1, 1, LONG);
        Turn first = taken(turns);
        CompletableFuture<Boolean> second = waited(turns, turns.turn());

        first.close();

        assertThat(second).succeedsWithin(LONG).isEqualTo(true);
    }

    @Test
    void nobodyWaitsForEver() {
        Turns turns = new Turns(1, 1, Duration.ofMillis(1));
        taken(turns);

        assertThat(turns.turn().comes()).isFalse();
    }

    @Test
    void whoeverComesWhenTooManyWaitIsSentAwayAtOnce() {
        Turns turns = new Turns(1, 1, LONG);
        Turn first = taken(turns);
        CompletableFuture<Boolean> second = waited(turns, turns.turn());

        assertThat(turns.turn().comes()).isFalse();

        first.close();
        assertThat(second).succeedsWithin(LONG).isEqualTo(true);
    }

    @Test
    void aPlaceThatNobodyWantsAnyMoreGoesToTheNext() {
        Turns turns = new Turns(1, 1, LONG);
        Turn first = taken(turns);
        Turn gone = turns.turn();
        CompletableFuture<Boolean> comes = waited(turns, gone);

        gone.close();
        first.close();

        assertThat(comes).succeedsWithin(LONG).isEqualTo(false);
        taken(turns);
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Turns turns = new Turns(1, 1, Duration.ofMillis(1));
        Turn first = taken(turns);
        first.close();
        first.close();
        taken(turns);

        assertThat(turns.turn().comes()).isFalse();
    }
}
