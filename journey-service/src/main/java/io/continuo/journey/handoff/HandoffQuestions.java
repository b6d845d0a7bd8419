package io.continuo.journey.handoff;

import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kind of question that is asked here. */
class HandoffQuestions {

    @Produces
    @Singleton
    QuestionKind kind() {
        return new QuestionKind("handoffs", 2, HandoffQuery.class);
    }
}
