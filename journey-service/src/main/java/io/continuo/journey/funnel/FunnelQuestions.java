package io.continuo.journey.funnel;

import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kinds of questions that are asked here. */
class FunnelQuestions {

    @Produces
    @Singleton
    QuestionKind funnel() {
        return new QuestionKind("funnel", 1, FunnelQuery.class);
    }

    @Produces
    @Singleton
    QuestionKind customers() {
        return new QuestionKind("funnel-customers", 1, CustomersQuery.class);
    }
}
