package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A refused item comes in again, with the time of its first arrival. */
@ApplicationScoped
class Replay {

    private final RejectedItems rejected;
    private final Ingestion ingestion;
    private final InstantSource clock;

    Replay(RejectedItems rejected, Ingestion ingestion, InstantSource clock) {
        this.rejected = rejected;
        this.ingestion = ingestion;
        this.clock = clock;
    }

    /**
     * The result of judging it anew; the item leaves the refused ones once the log has it.
     *
     * @param mended null: the item as it is
     */
    Uni<ItemResult> of(String id, Audience audience, @Nullable JsonNode mended, Map<String, String> trace) {
        return rejected.find(id)
                .map(found -> found.filter(audience::sees)
                        .orElseThrow(() ->
                                Problems.of(StandardProblem.NOT_FOUND, "No refused item has this id (any more).")))
                .map(item -> mended == null ? item.submission() : mended(item.submission(), mended))
                .chain(submission -> ingestion.take(List.of(submission), trace))
                .call(results -> rejected.remove(taken(List.of(id), results)))
                .map(List::getFirst);
    }

    /**
     * Those of the filter that were refused before now, the oldest first and at most so many. Called again with the end
     * it names it goes on where it stopped, since what is refused again is newer than that.
     */
    Uni<Replayed> of(RejectedFilter filter, int most, Map<String, String> trace) {
        Instant now = clock.instant();
        RejectedFilter past = filter.before(now);
        return rejected.oldest(past, most + 1)
                .chain(found -> again(found.subList(0, Math.min(most, found.size())), trace)
                        .map(results -> Replayed.of(
                                results, found.size() > most, past.to().orElse(now))));
    }

    private Uni<List<ItemResult>> again(List<RejectedItem> items, Map<String, String> trace) {
        List<String> ids = items.stream().map(RejectedItem::id).toList();
        return ingestion
                .take(items.stream().map(RejectedItem::submission).toList(), trace)
                .call(results -> rejected.remove(taken(ids, results)));
    }

    private static List<String> taken(List<String> ids, List<ItemResult> results) {
        return IntStream.range(0, ids.size())
                .filter(i -> results.get(i).status() != ItemResult.Status.REJECTED)
                .mapToObj(ids::get)
                .toList();
    }

    private static Submission mended(Submission refused, JsonNode item) {
        int bytes = item.toString().getBytes(StandardCharsets.UTF_8).length;
        return new Submission(refused.form(), item, bytes, refused.sender(), refused.receivedAt());
    }
}
