package io.continuo.journey.query;

import java.time.Instant;
import java.util.List;

/**
 * What an answer rests on, so that it can be reproduced.
 *
 * @param stageRules version of the rules that gave the stages
 * @param mapVersion the latest version of the identity map in it
 * @param asOf when it was computed
 * @param missingPartitions whose customers are not in it, in order; ask again for all
 */
public record Basis(int stageRules, long mapVersion, Instant asOf, List<Integer> missingPartitions) {

    public Basis {
        missingPartitions = List.copyOf(missingPartitions);
    }
}
