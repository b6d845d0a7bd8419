package io.continuo.journey.handoff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.continuo.journey.experience.Part;
import io.continuo.journey.experience.Satisfaction;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.CustomerTypes;
import io.continuo.journey.query.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hand-offs between channels.
 *
 * @param status whether there was any
 * @param volume how many
 * @param customers who went on in another channel at least once
 * @param handoffs by the two channels, the most frequent first
 * @param stageRules version of the rules that gave the stages
 * @param mapVersion the latest version of the identity map in it
 * @param missingPartitions whose customers are not in it; ask again for all
 */
record HandoffView(
        Status status,
        long volume,
        long customers,
        List<PairView> handoffs,
        int stageRules,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("no_data")
        NO_DATA
    }

    /**
     * How long customers waited between the two contacts.
     *
     * @param low of the 95 % interval of the median; null with {@code high} where so few say nothing of how sure it is
     */
    record Wait(
            long n,
            Duration median,
            @Nullable Duration low,
            @Nullable Duration high,
            Duration mean) {

        static Wait of(Durations wait) {
            Durations.Bounds bounds = wait.medianBounds();
            return new Wait(
                    wait.count(),
                    Objects.requireNonNull(wait.median()),
                    bounds.low(),
                    bounds.high(),
                    Objects.requireNonNull(wait.mean()));
        }
    }

    /**
     * What customers said.
     *
     * @param before of the visit to the channel that they left
     * @param after of the visit to the channel where they went on
     */
    record Said(Satisfaction before, Satisfaction after) {}

    /**
     * What some hand-offs come to.
     *
     * @param lost the customer was not met again, of the hand-offs of which that is known
     * @param repeated the customer asked again, of the hand-offs between two service contacts
     */
    record Figures(
            long volume,
            long customers,
            @JsonProperty("wait") Wait waited,
            Part lost,
            Part repeated,
            Said satisfaction) {

        static Figures of(Passed passed) {
            return new Figures(
                    passed.volume,
                    passed.customers,
                    Wait.of(passed.wait),
                    Part.of(passed.lost, passed.decided),
                    Part.of(passed.repeated, passed.service),
                    new Said(passed.before.satisfaction(), passed.after.satisfaction()));
        }
    }

    /** The hand-offs of customers who were of one type at that moment. */
    record TypeView(String customerType, @JsonUnwrapped Figures figures) {}

    /** @param byCustomerType in the order prospect, new, returning; those without a hand-off are left out */
    record PairView(String from, String to, @JsonUnwrapped Figures figures, List<TypeView> byCustomerType) {

        static PairView of(HandoffCounts.Pair pair, HandoffCounts.OfPair counts) {
            return new PairView(
                    pair.from(),
                    pair.to(),
                    Figures.of(counts.all()),
                    CustomerTypes.ALL.stream()
                            .filter(counts.byType()::containsKey)
                            .map(type -> new TypeView(type, Figures.of(counts.of(type))))
                            .toList());
        }
    }

    static HandoffView of(Answered<HandoffCounts> answered) {
        HandoffCounts counts = answered.counts();
        Basis basis = answered.basis();
        List<PairView> pairs = counts.byPair().entrySet().stream()
                .map(entry -> PairView.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(
                                (PairView pair) -> pair.figures().volume())
                        .reversed()
                        .thenComparing(PairView::from)
                        .thenComparing(PairView::to))
                .toList();
        return new HandoffView(
                pairs.isEmpty() ? Status.NO_DATA : Status.OK,
                pairs.stream().mapToLong(pair -> pair.figures().volume()).sum(),
                counts.customers(),
                pairs,
                basis.stageRules(),
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }
}
