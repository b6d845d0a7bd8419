package io.continuo.journey.friction;

import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answerer;
import io.continuo.journey.query.Chosen;
import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Finds what hurts over all journeys. */
@ApplicationScoped
class Frictions {

    private final Answerer answerer;

    Frictions(Answerer answerer) {
        this.answerer = answerer;
    }

    /** Everything that was found, with the harm that it does. Blocks, and refuses, as {@link Answerer#ask} does. */
    Answered<FrictionCounts> find(FrictionQuery query) {
        return answerer.ask(query);
    }

    /** The customers of whom something shows at a place, as {@link SpotCustomersQuery} says. */
    Answered<Chosen> whom(FrictionQuery query, SpotFilter place, @Nullable String after, int most) {
        return answerer.ask(new SpotCustomersQuery(query, place, after, most));
    }

    @Produces
    @Singleton
    static QuestionKind kind() {
        return new QuestionKind("friction", 2, FrictionQuery.class);
    }

    @Produces
    @Singleton
    static QuestionKind windows() {
        return new QuestionKind("friction-windows", 1, FrictionWindowsQuery.class);
    }

    @Produces
    @Singleton
    static QuestionKind customers() {
        return new QuestionKind("friction-customers", 1, SpotCustomersQuery.class);
    }
}
