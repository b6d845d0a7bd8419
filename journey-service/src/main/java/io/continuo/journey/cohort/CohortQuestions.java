package io.continuo.journey.cohort;

import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kind of question that is asked here. */
class CohortQuestions {

    @Produces
    @Singleton
    QuestionKind kind() {
        return new QuestionKind("cohorts", 1, CohortQuery.class);
    }
}
