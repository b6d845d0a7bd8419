package io.continuo.journey.path;

import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kind of question that is asked here. */
class PathQuestions {

    @Produces
    @Singleton
    QuestionKind kind() {
        return new QuestionKind("paths", 2, PathQuestion.class);
    }
}
