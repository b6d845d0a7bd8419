package io.continuo.inventory.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.sourcing.Policy;
import io.continuo.inventory.stock.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store is asked whether it has its last units, and another node keeps the same until it answers. */
class ABackupStandsInTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(30));

    private final PromisePart asked = part("store", 2).askedUntil(UNTIL);
    private final PromisePart backup = part("dc", 2).backing(new NodeId("store"));
    private final Promise.Open promise = (Promise.Open) promise(asked, backup);

    @Test
    void onlyTheAskedNodeIsToFulfilIt() {
        assertThat(promise.fulfil(List.of())).isInstanceOf(Outcome.Accepted.class);
        Progress fulfilled = value(promise.fulfil(List.of()));
        assertThat(fulfilled.moves()).containsExactly(move("store", 2));
        assertThat(fulfilled.freed()).containsExactly(move("dc", 2));
        assertThat(fulfilled.promise().state()).isEqualTo("fulfilled");
    }

    @Test
    void whoAnswersThatItIsThereFreesTheBackup() {
        Progress accepted = value(promise.accept(List.of()));
        assertThat(accepted.freed()).containsExactly(move("dc", 2));
        assertThat(accepted.promise().parts().getFirst().asked()).isNull();
        assertThat(value(((Promise.Open) accepted.promise()).fulfil(List.of()))
                        .promise()
                        .state())
                .isEqualTo("fulfilled");
    }

    @Test
    void whoHasLessIsStoodInForByThat() {
        Progress rejected = value(promise.reject(List.of(new Ask("l", Quantity.of(1), new NodeId("store")))));
        assertThat(Backups.missing(rejected)).isEmpty();
        assertThat(rejected.freed()).containsExactly(move("dc", 1));
        assertThat(value(((Promise.Open) rejected.promise()).fulfil(List.of())).moves())
                .containsExactly(move("store", 1), move("dc", 1));
    }

    @Test
    void whoHasNothingIsStoodInForWholly() {
        Progress rejected = value(promise.reject(List.of()));
        assertThat(Backups.missing(rejected)).isEmpty();
        assertThat(Backups.steppedIn(rejected)).containsExactly(move("dc", 2));
        assertThat(rejected.promise().state()).isEqualTo("open");
        assertThat(value(((Promise.Open) rejected.promise()).fulfil(List.of())).moves())
                .containsExactly(move("dc", 2));
    }

    @Test
    void whatNoBackupKeepsIsToBeSourcedAnew() {
        Promise.Open alone = (Promise.Open) promise(asked, part("dc", 1).backing(new NodeId("store")));
        assertThat(Backups.missing(value(alone.reject(List.of())))).containsExactly(move("store", 1));
    }

    @Test
    void whoDoesNotAnswerInTimeIsNotWaitedFor() {
        assertThat(FollowUps.step(promise, UNTIL.minusSeconds(1))).isEmpty();
        PromiseStep step = FollowUps.step(promise, UNTIL).orElseThrow();
        assertThat(step.kind()).isEqualTo(PromiseStep.Kind.UNANSWERED);
        Progress moved = value(step.on(promise, UNTIL));
        assertThat(moved.moves()).containsExactly(move("store", 2));
        assertThat(value(((Promise.Open) moved.promise()).fulfil(List.of())).moves())
                .containsExactly(move("dc", 2));
    }

    @Test
    void whoCannotBeStoodInForIsTakenToHaveIt() {
        Promise alone = promise(asked);
        PromiseStep step = FollowUps.step(alone, UNTIL).orElseThrow();
        assertThat(step.kind()).isEqualTo(PromiseStep.Kind.ACCEPT);
        assertThat(value(step.on(alone, UNTIL)).promise().parts().getFirst().asked())
                .isNull();
    }

    @Test
    void whoCancelsLeavesNobodyWaiting() {
        Progress cancelled = value(promise.cancel(List.of(new Ask(null, null, null))));
        assertThat(cancelled.moves()).containsExactly(move("store", 2));
        assertThat(cancelled.freed()).containsExactly(move("dc", 2));
        assertThat(cancelled.promise().state()).isEqualTo("cancelled");
    }

    @Test
    void theBackupMayFulfilItWithoutAnAnswer() {
        Progress fulfilled = value(promise.fulfil(List.of(new Ask("l", Quantity.of(2), new NodeId("dc")))));
        assertThat(fulfilled.moves()).containsExactly(move("dc", 2));
        assertThat(fulfilled.freed()).containsExactly(move("store", 2));
        assertThat(fulfilled.added()).isEmpty();
        assertThat(fulfilled.promise().state()).isEqualTo("fulfilled");
    }

    @Test
    void whoWasRelievedIsANodeLikeAnyOther() {
        Promise relieved = value(promise.accept(List.of())).promise();
        assertThat(relieved.parts()).noneMatch(PromisePart::isBackup);
        Progress given =
                value(((Promise.Open) relieved).fulfil(List.of(new Ask("l", Quantity.of(2), new NodeId("dc")))));
        assertThat(given.moves()).containsExactly(move("dc", 2));
        assertThat(given.freed()).containsExactly(move("store", 2));
        assertThat(given.promise().parts()).hasSize(2);
    }

    @Test
    void whoWasRelievedMayTakeOver() {
        Promise relieved = value(promise.accept(List.of())).promise();
        Progress rejected = value(((Promise.Open) relieved).reject(List.of()));
        Promise again = rejected.promise().with(List.of(move("dc", 2)));
        assertThat(value(((Promise.Open) again).fulfil(List.of())).moves()).containsExactly(move("dc", 2));
    }

    @Test
    void moreIsNotMissingThanWasThere() {
        Progress rejected = value(promise.reject(List.of(new Ask("l", Quantity.of(2), new NodeId("store")))));
        PromiseStep step = new PromiseStep(PromiseStep.Kind.REJECT, List.of(), null, false, null, null, "pos");
        assertThat(blocked(step, rejected, 2)).isEqualTo(Quantity.of(2));
        assertThat(blocked(step, rejected, 1)).isEqualTo(Quantity.of(1));
        assertThat(blocked(step, rejected, 0)).isEqualTo(Quantity.ZERO);
    }

    private static Quantity blocked(PromiseStep step, Progress rejected, int there) {
        return step.changes(rejected, Policy.Rejection.BLOCK, key -> Quantity.of(there)).stream()
                .map(change -> change.by().blocked())
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Progress value(Outcome<Progress> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<Progress>(Progress progress) -> progress;
            case Outcome.Refused<Progress> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static Promise promise(PromisePart... parts) {
        return Promise.of(
                new Promise.Order(
                        new PromiseId("p"),
                        new ReservationId("r"),
                        new ChannelId("web"),
                        null,
                        "order",
                        PromiseChanged.Fulfilment.SHIP,
                        NOW,
                        null,
                        null),
                List.of(parts));
    }

    private static PromisePart part(String node, int units) {
        return PromisePart.open("l", new StockKey(new Sku("X"), new NodeId(node)), Quantity.of(units));
    }

    private static Move move(String node, int units) {
        return new Move("l", new StockKey(new Sku("X"), new NodeId(node)), Quantity.of(units));
    }
}
