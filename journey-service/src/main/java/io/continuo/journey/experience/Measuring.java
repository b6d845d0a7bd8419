package io.continuo.journey.experience;

import io.continuo.journey.query.Answerer;
import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Answers questions for figures of customer experience over all journeys. */
@ApplicationScoped
public class Measuring {

    private final Answerer answerer;

    Measuring(Answerer answerer) {
        this.answerer = answerer;
    }

    /** One figure, group by group. Blocks, and refuses, as {@link Answerer#ask} does. */
    public Measured measure(MetricQuery query) {
        return Measured.of(query, answerer.ask(query));
    }

    @Produces
    @Singleton
    static QuestionKind kind() {
        return new QuestionKind("metric", 2, MetricQuery.class);
    }

    @Produces
    @Singleton
    static QuestionKind windows() {
        return new QuestionKind("metric-windows", 1, MetricWindowsQuery.class);
    }
}
