package io.continuo.journey.handoff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
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

    /** How long customers waited between the two contacts. */
    record Wait(Duration median, Duration mean) {}

    /**
     * Some of the hand-offs.
     *
     * @param of of how many it could be
     * @param share null when it could be of none
     */
    record Part(long count, long of, @Nullable Double share) {

        static Part of(long count, long all) {
            return new Part(count, all, all == 0 ? null : (double) count / all);
        }
    }

    /**
     * @param lost the customer was not met again, of the hand-offs of which that is known
     * @param repeated the customer asked again, of the hand-offs between two service contacts
     */
    record PairView(
            String from,
            String to,
            long volume,
            long customers,
            @JsonProperty("wait") Wait waited,
            Part lost,
            Part repeated) {

        static PairView of(HandoffCounts.Pair pair, HandoffCounts.Counts counts) {
            return new PairView(
                    pair.from(),
                    pair.to(),
                    counts.volume,
                    counts.customers,
                    new Wait(Objects.requireNonNull(counts.wait.median()), Objects.requireNonNull(counts.wait.mean())),
                    Part.of(counts.lost, counts.decided),
                    Part.of(counts.repeated, counts.service));
        }
    }

    static HandoffView of(Answered<HandoffCounts> answered) {
        HandoffCounts counts = answered.counts();
        Basis basis = answered.basis();
        List<PairView> pairs = counts.byPair().entrySet().stream()
                .map(entry -> PairView.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(PairView::volume)
                        .reversed()
                        .thenComparing(PairView::from)
                        .thenComparing(PairView::to))
                .toList();
        return new HandoffView(
                pairs.isEmpty() ? Status.NO_DATA : Status.OK,
                pairs.stream().mapToLong(PairView::volume).sum(),
                counts.customers(),
                pairs,
                basis.stageRules(),
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }
}
