package io.continuo.interaction.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** No more is taken in at once than there is room for; who comes too much is told when to come again. */
class BudgetTest {

    private final Budget budget = new Budget(100);
    private final CompletableFuture<String> first = new CompletableFuture<>();

    private Uni<String> waiting(long bytes) {
        return budget.during(bytes, room -> Uni.createFrom().completionStage(first));
    }

    @Test
    void whatDoesNotFitIsToComeAgain() {
        waiting(60).subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> waiting(41))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(429);
                    assertThat(problem.getHeaders()).containsKey("Retry-After");
                });
        waiting(40).subscribe().withSubscriber(UniAssertSubscriber.create()).assertNotTerminated();
    }

    @Test
    void roomIsFreeAgainAfterAnAnswerAFailureAndAnExceptionAlike() {
        var subscriber = waiting(100).subscribe().withSubscriber(UniAssertSubscriber.create());
        first.complete("done");
        subscriber.awaitItem().assertItem("done");
        Uni<String> failing = budget.during(100, room -> Uni.createFrom().failure(new IllegalStateException("broken")));
        failing.subscribe().withSubscriber(UniAssertSubscriber.create()).assertFailed();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> budget.during(100, room -> {
                    throw new IllegalStateException("broken");
                }));
        waiting(100).subscribe().withSubscriber(UniAssertSubscriber.create()).assertItem("done");
    }

    @Test
    void roomIsFreeAgainWhenTheCallerGoes() {
        waiting(100).subscribe().withSubscriber(UniAssertSubscriber.create()).cancel();
        waiting(100).subscribe().withSubscriber(UniAssertSubscriber.create()).assertNotTerminated();
    }

    @Test
    void whatABodyTurnsOutToTakeCountsAsWell() {
        var subscriber = budget.during(10, room -> {
                    room.holdAtLeast(90);
                    return Uni.createFrom().completionStage(first);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> waiting(11));
        first.complete("done");
        subscriber.awaitItem();
        waiting(100).subscribe().withSubscriber(UniAssertSubscriber.create()).assertItem("done");
    }

    @Test
    void whatOutgrowsTheRoomIsToComeAgainAndHoldsNothing() {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> budget.during(10, room -> {
                    room.holdAtLeast(101);
                    return Uni.createFrom().item("never");
                }));
        waiting(100).subscribe().withSubscriber(UniAssertSubscriber.create()).assertNotTerminated();
    }
}
