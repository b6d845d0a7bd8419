package io.continuo.journey.path;

import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Questions;
import io.continuo.journey.query.Where;
import io.continuo.journey.query.WhereRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about ways as callers write it; see {@link PathQuestion}.
 *
 * @param by {@code channel} when absent
 * @param where any contact when absent
 * @param depth of the Sankey diagram, 6 when absent
 * @param variants how many are shown, 20 when absent
 */
record PathRequest(
        @Nullable Dimension by,
        @Nullable @Valid WhereRequest where,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable @Size(max = MAX_GROUPS) List<@NotNull @Valid GroupRequest> groups,
        @Nullable Boolean collapse,
        @Nullable @Size(min = 1, max = LONGEST) String start,
        @Nullable @Size(min = 1, max = LONGEST) String end,
        @Nullable @Min(0) @Max(MAX_DEPTH) Integer depth,
        @Nullable @Min(0) @Max(MAX_VARIANTS) Integer variants) {

    private static final int MAX_GROUPS = 50;
    private static final int LONGEST = 256;
    private static final int MAX_DEPTH = 20;
    private static final int DEFAULT_DEPTH = 6;
    private static final int MAX_VARIANTS = 1_000;
    private static final int DEFAULT_VARIANTS = 20;

    /** @param pattern of the names that become one, {@code *} standing for any text */
    record GroupRequest(
            @NotBlank @Size(max = LONGEST) String name,
            @NotBlank @Size(max = LONGEST) String pattern) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    PathQuestion toQuestion() {
        List<PathQuestion.Group> read = groups == null
                ? List.of()
                : groups.stream()
                        .map(group -> new PathQuestion.Group(group.name(), group.pattern()))
                        .toList();
        return new PathQuestion(
                by == null ? Dimension.parse("channel") : by,
                where == null ? Where.ANY : where.toWhere("/where"),
                Questions.period(from, to),
                read,
                Boolean.TRUE.equals(collapse),
                start,
                end,
                new PathQuestion.Extent(
                        depth == null ? DEFAULT_DEPTH : depth, variants == null ? DEFAULT_VARIANTS : variants));
    }
}
