package io.continuo.interaction.ingestion;

import java.time.Instant;
import java.util.List;

/**
 * What became of the refused items that came in again together.
 *
 * @param replayed how many: the sum of the others
 * @param more whether the filter has more that were not tried yet
 * @param to the end of the filter that was used: with it, a repetition tries none twice
 */
record Replayed(int replayed, long accepted, long duplicate, long rejected, boolean more, Instant to) {

    static Replayed of(List<ItemResult> results, boolean more, Instant to) {
        return new Replayed(
                results.size(),
                count(results, ItemResult.Status.ACCEPTED),
                count(results, ItemResult.Status.DUPLICATE),
                count(results, ItemResult.Status.REJECTED),
                more,
                to);
    }

    private static long count(List<ItemResult> results, ItemResult.Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
