package io.continuo.journey.friction;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.query.Questions;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query of a request for what hurts. Everything may be left out. */
record FrictionRequest(
        @QueryParam("kind")
        @Parameter(
                description = "Separated by commas: loop, dead_end, repeated_contact, slow_wait, error,"
                        + " drop_after_handoff; all by default")
        List<String> kind,

        @QueryParam("from") @Parameter(description = "The first instant") @Nullable
        Instant from,

        @QueryParam("to") @Parameter(description = "Behind the last instant") @Nullable
        Instant to,

        @QueryParam("limit") @Parameter(description = "How many places at most, 1 to 200; 50 by default") @Nullable
        Integer limit,

        @QueryParam("lostAfter")
        @Parameter(description = "Who is not met for so long is lost; P30D by default")
        @Nullable
        String lostAfter,

        @QueryParam("loopWithin") @Parameter(description = "A loop takes no longer; P1D by default") @Nullable
        String loopWithin,

        @QueryParam("repeatedWithin")
        @Parameter(description = "Who comes to service again within it comes again; P7D by default")
        @Nullable
        String repeatedWithin,

        @QueryParam("slowAfter")
        @Parameter(description = "A wait for a word in a case that is longer is slow; P2D by default")
        @Nullable
        String slowAfter,

        @QueryParam("goodsAfter")
        @Parameter(description = "A wait for what was promised that is longer is slow; P7D by default")
        @Nullable
        String goodsAfter,

        @QueryParam("error")
        @Parameter(
                description =
                        "Further types of touchpoints at which something went wrong, separated by commas; * stands"
                                + " for any text")
        List<String> error) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MOST_ERRORS = 50;
    private static final int LONGEST = 200;

    int most() {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw Problems.invalid("/limit", "1 to " + MAX_LIMIT);
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    /**
     * @param now until when the journeys are known
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, with every field that is wrong
     */
    FrictionQuery toQuery(Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Set<Friction> kinds = kinds(errors);
        FrictionSettings defaults = FrictionSettings.DEFAULTS;
        FrictionSettings settings = new FrictionSettings(
                Questions.duration("/lostAfter", lostAfter, defaults.lostAfter(), errors),
                Questions.duration("/loopWithin", loopWithin, defaults.loopWithin(), errors),
                defaults.repeatedAfter(),
                Questions.duration("/repeatedWithin", repeatedWithin, defaults.repeatedWithin(), errors),
                Questions.duration("/slowAfter", slowAfter, defaults.slowAfter(), errors),
                Questions.duration("/goodsAfter", goodsAfter, defaults.goodsAfter(), errors),
                defaults.errors());
        List<String> errorTypes = Questions.words(error);
        if (errorTypes.size() > MOST_ERRORS || errorTypes.stream().anyMatch(type -> type.length() > LONGEST)) {
            errors.add(new FieldError(
                    "/error", "at most " + MOST_ERRORS + " types of at most " + LONGEST + " characters each"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new FrictionQuery(kinds, Questions.period(from, to), settings.with(errorTypes), now);
    }

    private Set<Friction> kinds(List<FieldError> errors) {
        Set<Friction> kinds = EnumSet.noneOf(Friction.class);
        Questions.words(kind)
                .forEach(word ->
                        Questions.choice("/kind", word, Friction.class, errors).ifPresent(kinds::add));
        return kinds.isEmpty() ? EnumSet.allOf(Friction.class) : kinds;
    }
}
