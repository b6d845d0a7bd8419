package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refused item comes in again, with the time of its first arrival. */
@ApplicationScoped
class Replay {

    private final RejectedItems rejected;
    private final Ingestion ingestion;

    Replay(RejectedItems rejected, Ingestion ingestion) {
        this.rejected = rejected;
        this.ingestion = ingestion;
    }

    /**
     * The result of judging it anew; the item leaves the refused ones once the log has it.
     *
     * @param mended null: the item as it is
     */
    Uni<ItemResult> of(String id, @Nullable JsonNode mended, Map<String, String> trace) {
        return rejected.find(id)
                .map(found -> found.orElseThrow(
                        () -> Problems.of(StandardProblem.NOT_FOUND, "No refused item has this id (any more).")))
                .map(item -> mended == null ? item.submission() : mended(item.submission(), mended))
                .chain(submission -> ingestion.take(List.of(submission), trace))
                .map(List::getFirst)
                .call(result -> done(id, result));
    }

    private Uni<Void> done(String id, ItemResult result) {
        return result.status() == ItemResult.Status.REJECTED ? Uni.createFrom().voidItem() : rejected.remove(id);
    }

    private static Submission mended(Submission refused, JsonNode item) {
        int bytes = item.toString().getBytes(StandardCharsets.UTF_8).length;
        return new Submission(refused.form(), item, bytes, refused.sender(), refused.receivedAt());
    }
}
