package io.continuo.journey.maps;

import io.continuo.journey.query.QuestionKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kinds of questions that are asked here. */
class MapQuestions {

    @Produces
    @Singleton
    QuestionKind cells() {
        return new QuestionKind("map-cells", 1, MapQuery.class);
    }

    @Produces
    @Singleton
    QuestionKind customers() {
        return new QuestionKind("map-customers", 1, CellCustomersQuery.class);
    }
}
