package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import io.continuo.http.Problems;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What is done to counts, each in the transaction of its request. */
@Singleton
class Counting {

    private final Catalogue catalogue;
    private final CountTable counts;
    private final Tallying tallying;
    private final RfidReads reads;
    private final CountingConfig config;
    private final InstantSource clock;

    Counting(
            Catalogue catalogue,
            CountTable counts,
            Tallying tallying,
            RfidReads reads,
            CountingConfig config,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.counts = counts;
        this.tallying = tallying;
        this.reads = reads;
        this.config = config;
        this.clock = clock;
    }

    /** Asks for a count, or enters one that was made. */
    Uni<Outcome<Count>> begin(SqlConnection tx, CountRequest request) {
        boolean counted = !request.tallies().isEmpty();
        List<Sku> skus = counted ? request.tallies().stream().map(Tally::sku).toList() : request.skus();
        String pointer = counted ? "/lines/%d/sku" : "/skus/%d";
        return catalogue.known(tx, skus, List.of(request.node())).chain(known -> {
            if (!known.has(request.node())) {
                return refused(Rejected.Unknown.one(Rejected.Kind.NODE, "/node", request.node()));
            }
            return then(Spelling.of(skus, known, pointer), spelled -> begin(tx, request, spelled));
        });
    }

    /** Enters what was counted of lines that were asked for, and of others. */
    Uni<Outcome<Count>> tally(SqlConnection tx, String id, List<Tally> tallies, String actor) {
        return requested(
                tx,
                id,
                count -> spelled(tx, tallies)
                        .chain(spelled -> then(spelled, lines -> tallying.tally(tx, count, lines, actor, now()))));
    }

    /** Takes in tags of a count that is made by them. */
    Uni<Outcome<Count>> read(SqlConnection tx, String id, List<RfidReads.Read> seen) {
        List<Sku> skus = seen.stream().map(RfidReads.Read::sku).toList();
        return requested(
                tx,
                id,
                count -> catalogue
                        .known(tx, skus, List.of())
                        .chain(known -> then(
                                Spelling.of(skus, known, "/reads/%d/sku"),
                                spelled -> reads.add(tx, id, spelled(seen, spelled))
                                        .map(tags -> {
                                            if (tags > config.mostTags()) {
                                                throw Problems.invalid(
                                                        "/reads", "at most " + config.mostTags() + " tags in a count");
                                            }
                                            return Outcome.accepted(count);
                                        }))));
    }

    /** Makes one count of all tags seen; of SKUs that were asked for and not seen there is none. */
    Uni<Outcome<Count>> close(SqlConnection tx, String id, String actor) {
        return requested(
                tx,
                id,
                count -> reads.seen(tx, id)
                        .chain(seen -> tallying.tally(tx, count, tallies(count, seen), actor, now()))
                        .call(() -> reads.forget(tx, id)));
    }

    /** Agrees to what waits, or does not. */
    Uni<Outcome<Count>> decide(SqlConnection tx, String id, boolean agreed, String reason, String actor) {
        return counts.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return refused(Rejected.Unknown.one(Rejected.Kind.COUNT, "/id", id));
            }
            Count count = found.get();
            return count.state() == CountState.PENDING
                    ? tallying.decide(tx, count.decided(reason), agreed, actor, now())
                    : refused(new Rejected.Closed("count", count.state().wireName()));
        });
    }

    /** What is asked for needs not be counted any more. */
    Uni<Outcome<Count>> cancel(SqlConnection tx, String id) {
        return requested(tx, id, count -> {
            Count cancelled = count.in(CountState.CANCELLED);
            return counts.put(tx, cancelled).chain(() -> reads.forget(tx, id)).replaceWith(Outcome.accepted(cancelled));
        });
    }

    private Uni<Outcome<Count>> begin(SqlConnection tx, CountRequest request, List<Sku> skus) {
        Count asked = new Count(
                UUID.randomUUID().toString(),
                request.node(),
                request.kind(),
                CountState.REQUESTED,
                request.reason(),
                request.actor(),
                now(),
                null,
                skus.stream().map(Line::asked).toList());
        if (request.tallies().isEmpty()) {
            return counts.put(tx, asked).replaceWith(Outcome.accepted(asked));
        }
        List<Tally> tallies = IntStream.range(0, skus.size())
                .mapToObj(i -> request.tallies().get(i).spelled(skus.get(i)))
                .toList();
        return counts.put(tx, asked).chain(() -> tallying.tally(tx, asked, tallies, request.actor(), now()));
    }

    private Uni<Outcome<List<Tally>>> spelled(SqlConnection tx, List<Tally> tallies) {
        List<Sku> skus = tallies.stream().map(Tally::sku).toList();
        return catalogue
                .known(tx, skus, List.of())
                .map(known -> Spelling.of(skus, known, "/lines/%d/sku")
                        .map(spelled -> IntStream.range(0, spelled.size())
                                .mapToObj(i -> tallies.get(i).spelled(spelled.get(i)))
                                .toList()));
    }

    private Uni<Outcome<Count>> requested(SqlConnection tx, String id, Function<Count, Uni<Outcome<Count>>> work) {
        return counts.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return refused(Rejected.Unknown.one(Rejected.Kind.COUNT, "/id", id));
            }
            Count count = found.get();
            return count.state() == CountState.REQUESTED
                    ? work.apply(count)
                    : refused(new Rejected.Closed("count", count.state().wireName()));
        });
    }

    private static List<Tally> tallies(Count count, RfidReads.Seen seen) {
        SequencedSet<Sku> skus = new LinkedHashSet<>();
        count.lines().forEach(line -> skus.add(line.sku()));
        skus.addAll(RfidReads.skus(seen));
        return skus.stream()
                .map(sku -> new Tally(sku, seen.tags().getOrDefault(sku.value(), Quantity.ZERO), seen.coverage(), null))
                .toList();
    }

    private static List<RfidReads.Read> spelled(List<RfidReads.Read> seen, List<Sku> skus) {
        return IntStream.range(0, seen.size())
                .mapToObj(i -> new RfidReads.Read(seen.get(i).epc(), skus.get(i)))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Uni<Outcome<Count>> then(Outcome<T> outcome, Function<T, Uni<Outcome<Count>>> next) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> next.apply(value);
            case Outcome.Refused<T>(var reason) -> refused(reason);
        };
    }

    private static Uni<Outcome<Count>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
