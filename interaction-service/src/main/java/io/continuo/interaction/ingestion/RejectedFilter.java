package io.continuo.interaction.ingestion;

import com.mongodb.client.model.Filters;
import io.continuo.http.ProblemType;
import io.continuo.interaction.store.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * Which refused items; what is empty does not restrict.
 *
 * @param problem the slug of the reason, or its URN
 * @param type what the item says happened
 * @param channel the write key's, or the one the item names
 * @param source who sent it
 * @param from refused at this time or later
 * @param to refused before this time
 */
record RejectedFilter(
        Optional<String> problem,
        Optional<String> type,
        Optional<String> channel,
        Optional<String> source,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** Nothing but what this audience sees. */
    RejectedFilter within(Audience audience) {
        if (audience.source().isEmpty() || audience.source().equals(source)) {
            return this;
        }
        // Somebody else's items are, to this caller, not there.
        Optional<String> own = source.isEmpty() ? audience.source() : Optional.of("");
        return new RejectedFilter(problem, type, channel, own, from, to);
    }

    /** Nothing that was refused at this time or later. */
    RejectedFilter before(Instant time) {
        Optional<Instant> end = to.filter(said -> said.isBefore(time)).or(() -> Optional.of(time));
        return new RejectedFilter(problem, type, channel, source, from, end);
    }

    Bson bson() {
        List<Bson> all = new ArrayList<>();
        problem.ifPresent(kind -> all.add(Filters.eq(RejectedRow.KIND, slug(kind))));
        type.ifPresent(name -> all.add(Filters.eq(RejectedRow.TYPE, name)));
        channel.ifPresent(name -> all.add(Filters.eq(RejectedRow.ABOUT_CHANNEL, name)));
        source.ifPresent(name -> all.add(Filters.eq(RejectedRow.SOURCE, name)));
        from.ifPresent(time -> all.add(Filters.gte(Shelf.AT, Date.from(time))));
        to.ifPresent(time -> all.add(Filters.lt(Shelf.AT, Date.from(time))));
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }

    private static String slug(String problem) {
        return problem.startsWith(ProblemType.URN) ? problem.substring(ProblemType.URN.length()) : problem;
    }
}
