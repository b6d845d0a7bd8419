package io.continuo.journey.drivers;

import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kind of question that is asked here. */
class DriversQuestions {

    @Produces
    @Singleton
    QuestionKind kind() {
        return new QuestionKind("drivers", 2, DriversQuery.class);
    }
}
