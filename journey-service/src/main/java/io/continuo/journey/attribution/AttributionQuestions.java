package io.continuo.journey.attribution;

import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kind of question that is asked here. */
class AttributionQuestions {

    @Produces
    @Singleton
    QuestionKind kind() {
        return new QuestionKind("attribution", 2, AttributionQuery.class);
    }
}
