package io.continuo.journey.friction;

import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answerer;
import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Finds what hurts over all journeys. */
@ApplicationScoped
public class Frictions {

    private final Answerer answerer;

    Frictions(Answerer answerer) {
        this.answerer = answerer;
    }

    /** Everything that was found, with the harm that it does. Blocks, and refuses, as {@link Answerer#ask} does. */
    public Answered<FrictionCounts> find(FrictionQuery query) {
        return answerer.ask(query);
    }

    @Produces
    @Singleton
    static QuestionKind kind() {
        return new QuestionKind("friction", 1, FrictionQuery.class);
    }
}
