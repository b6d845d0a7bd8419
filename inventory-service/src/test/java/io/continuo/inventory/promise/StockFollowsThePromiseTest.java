package io.continuo.inventory.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.promise.PromiseStep.Kind;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.sourcing.Policy;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever is done to a promise in whatever order: the stock moves by what the promise says, part by part. */
class StockFollowsThePromiseTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int STEPS = 12;
    private static final Quantity PLENTY = Quantity.of(1000);

    @Property
    void everyStepMovesTheStockByWhatItDoesToTheParts(@ForAll long seed) {
        Random random = new Random(seed);
        Promise promise = promise(random);
        for (int i = 0; i < STEPS; i++) {
            PromiseStep asked = step(random);
            // Only the service itself says that a node did not answer, of what it finds due.
            PromiseStep step = asked.kind() == Kind.UNANSWERED
                    ? FollowUps.step(promise, NOW).orElse(asked)
                    : asked;
            if (step.kind() != Kind.UNANSWERED || step != asked) {
                promise = done(step, promise);
            }
        }
    }

    private static Promise done(PromiseStep step, Promise promise) {
        return switch (step.on(promise, NOW)) {
            case Outcome.Accepted<Progress>(Progress progress) -> {
                check(step, progress);
                yield progress.promise();
            }
            case Outcome.Refused<Progress> refused -> promise;
        };
    }

    private static void check(PromiseStep step, Progress progress) {
        Promise before = progress.before();
        Promise after = progress.promise();
        Map<StockKey, Counters> moved = step.changes(progress, Policy.Rejection.BLOCK, shelf -> PLENTY).stream()
                .collect(Collectors.toMap(StockChange::key, StockChange::by, Counters::plus));
        assertThat(after.parts()).allSatisfy(StockFollowsThePromiseTest::checkPart);
        assertThat(after.parts().stream().map(part -> part.line() + "@" + part.key()))
                .as("a node has one part of a line")
                .doesNotHaveDuplicates();
        for (StockKey key : keys(before, after)) {
            Counters by = moved.getOrDefault(key, Counters.ZERO);
            assertThat(by.allocated())
                    .as("allocated at %s by %s", key, step)
                    .isEqualTo(at(after, key, PromisePart::left).minus(at(before, key, PromisePart::left)));
            Quantity gone = at(after, key, PromisePart::kept).minus(at(before, key, PromisePart::kept));
            assertThat(by.onHand()).as("on hand at %s by %s", key, step).isEqualTo(gone.negate());
            Quantity rejected = at(after, key, PromisePart::rejected).minus(at(before, key, PromisePart::rejected));
            assertThat(by.blocked()).isEqualTo(rejected);
        }
        Quantity asked = sum(before, PromisePart::open).minus(sum(after, PromisePart::open));
        boolean goesOn = step.kind() == Kind.READY || step.kind() == Kind.ACCEPT || step.kind() == Kind.UNANSWERED;
        if (goesOn) {
            assertThat(asked).isEqualTo(Quantity.ZERO);
        }
        assertThat(after.state()).isNotEmpty();
    }

    private static void checkPart(PromisePart part) {
        assertThat(part.left().value().signum()).as("left of %s", part).isNotNegative();
        assertThat(part.kept().value().signum()).as("kept of %s", part).isNotNegative();
        assertThat(part.ready()).as("ready of %s", part).isLessThanOrEqualTo(part.left());
        assertThat(part.quantity().isPositive()).isTrue();
    }

    private static Set<StockKey> keys(Promise before, Promise after) {
        return Stream.concat(before.parts().stream(), after.parts().stream())
                .map(PromisePart::key)
                .collect(Collectors.toSet());
    }

    private static Quantity at(Promise promise, StockKey key, Function<PromisePart, Quantity> amount) {
        return promise.parts().stream()
                .filter(part -> part.key().equals(key))
                .map(amount)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity sum(Promise promise, Function<PromisePart, Quantity> amount) {
        return promise.parts().stream().map(amount).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Promise promise(Random random) {
        Map<String, PromisePart> parts = new HashMap<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            PromisePart part = part("l" + random.nextInt(2), "n" + random.nextInt(4), 1 + random.nextInt(4));
            parts.put(name(part), part);
        }
        List<PromisePart> all = new ArrayList<>(parts.values());
        for (PromisePart part : List.copyOf(all)) {
            if (random.nextInt(3) == 0) {
                int units = part.quantity().value().intValue();
                PromisePart backup = part(part.line(), "b" + random.nextInt(2), 1 + random.nextInt(units))
                        .backing(part.key().node());
                if (parts.putIfAbsent(name(backup), backup) == null) {
                    all.set(all.indexOf(part), part.askedUntil(NOW));
                    all.add(backup);
                }
            }
        }
        return Promise.of(
                new Promise.Order(
                        new PromiseId("p"),
                        new ReservationId("r"),
                        new ChannelId("web"),
                        null,
                        "order",
                        PromiseChanged.Fulfilment.PICKUP,
                        NOW,
                        null,
                        null),
                all);
    }

    private static PromiseStep step(Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        List<Ask> asks =
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> ask(random)).toList();
        Duration kept = kind == Kind.READY ? Duration.ofDays(1) : null;
        return new PromiseStep(kind, asks, null, false, kept, null, "test");
    }

    private static Ask ask(Random random) {
        @Nullable Quantity quantity = random.nextBoolean() ? Quantity.of(1 + random.nextInt(4)) : null;
        @Nullable
        NodeId node = switch (random.nextInt(3)) {
            case 0 -> new NodeId("n" + random.nextInt(5));
            case 1 -> new NodeId("b" + random.nextInt(2));
            default -> null;
        };
        return new Ask("l" + random.nextInt(2), quantity, node);
    }

    private static PromisePart part(String line, String node, int units) {
        return PromisePart.open(line, new StockKey(new Sku("X"), new NodeId(node)), Quantity.of(units));
    }

    private static String name(PromisePart part) {
        return part.line() + "@" + part.key().node();
    }
}
