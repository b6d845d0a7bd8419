package io.continuo.journey.friction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.journey.experience.Part;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hurts, the worst first.
 *
 * @param status whether anybody was met
 * @param customers who were met in the period
 * @param usual of all contacts: after how many it ended badly, of those of which that is known
 * @param spots the places
 * @param truncated whether others that are not as bad are left out
 * @param stageRules version of the rules that gave the stages
 * @param mapVersion the latest version of the identity map in it
 * @param missingPartitions whose customers are not in it; ask again for all
 */
record FrictionView(
        Status status,
        long customers,
        Part usual,
        List<SpotView> spots,
        boolean truncated,
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
     * One place.
     *
     * @param touchpoint the type of the contact; null of hand-offs
     * @param before of loops the other type; of repeated contacts and hand-offs the channel before
     * @param badly after how many it ended badly, of those of which that is known
     * @param harm the share less the usual one
     * @param score customers × harm
     * @param customersAt where the customers are listed
     */
    record SpotView(
            Friction kind,
            @Nullable String touchpoint,
            String channel,
            @Nullable String before,
            long customers,
            long occurrences,
            Part badly,
            @Nullable Double harm,
            double score,
            String customersAt) {

        static SpotView of(Harm harm, SpotPath path) {
            Spot spot = harm.spot();
            FrictionCounts.Counts counts = harm.counts();
            return new SpotView(
                    spot.kind(),
                    spot.touchpoint(),
                    spot.channel(),
                    spot.before(),
                    counts.customers,
                    counts.occurrences,
                    Part.of(counts.bad, counts.decided),
                    harm.harm(),
                    harm.score(),
                    path.of(spot));
        }
    }

    static FrictionView of(Answered<FrictionCounts> answered, int most, SpotPath path) {
        FrictionCounts counts = answered.counts();
        Basis basis = answered.basis();
        List<Harm> harms = Harm.of(counts);
        return new FrictionView(
                counts.customers() == 0 ? Status.NO_DATA : Status.OK,
                counts.customers(),
                Part.of(counts.bad(), counts.decided()),
                harms.stream().limit(most).map(harm -> SpotView.of(harm, path)).toList(),
                harms.size() > most,
                basis.stageRules(),
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }
}
