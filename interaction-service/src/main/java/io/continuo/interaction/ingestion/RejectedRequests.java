package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How callers say which refused items they mean. */
final class RejectedRequests {

    private static final int LONGEST = 200;
    private static final int DEFAULT_LIMIT = 200;
    static final int MAX_LIMIT = 500;

    private RejectedRequests() {}

    /** As query parameters; see {@link RejectedFilter}. */
    record Search(
            @QueryParam("problem") @Nullable @Size(max = LONGEST)
            String problem,

            @QueryParam("type") @Nullable @Size(max = LONGEST)
            String type,

            @QueryParam("channel") @Nullable @Size(max = LONGEST)
            String channel,

            @QueryParam("source") @Nullable @Size(max = LONGEST)
            String source,

            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {

        RejectedFilter filter() {
            return new RejectedFilter(
                    Optional.ofNullable(problem),
                    Optional.ofNullable(type),
                    Optional.ofNullable(channel),
                    Optional.ofNullable(source),
                    Optional.ofNullable(from).map(text -> time("/from", text)),
                    Optional.ofNullable(to).map(text -> time("/to", text)));
        }

        private static Instant time(String pointer, String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw Problems.invalid(pointer, "expected an ISO-8601 time such as 2026-03-01T10:00:00Z");
            }
        }
    }

    /** As a body, see {@link RejectedFilter}; {@code limit} items are replayed at most. */
    record Again(
            @Nullable @Size(max = LONGEST) String problem,
            @Nullable @Size(max = LONGEST) String type,
            @Nullable @Size(max = LONGEST) String channel,
            @Nullable @Size(max = LONGEST) String source,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable @Min(1) @Max(MAX_LIMIT) Integer limit) {

        RejectedFilter filter() {
            return new RejectedFilter(
                    Optional.ofNullable(problem),
                    Optional.ofNullable(type),
                    Optional.ofNullable(channel),
                    Optional.ofNullable(source),
                    Optional.ofNullable(from),
                    Optional.ofNullable(to));
        }

        int most() {
            return limit == null ? DEFAULT_LIMIT : limit;
        }
    }
}
