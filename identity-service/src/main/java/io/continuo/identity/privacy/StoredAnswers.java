package io.continuo.identity.privacy;

import io.continuo.identity.AnswerSubjects;
import io.continuo.identity.graph.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers kept for the repetition of a request: after an erasure the repetition is a new request. */
@Singleton
class StoredAnswers implements PersonalData {

    private final AnswerSubjects subjects;

    StoredAnswers(AnswerSubjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public Uni<Map<String, Long>> erase(SqlConnection tx, Person person) {
        return subjects.forget(tx, person.baseIds()).map(deleted -> Map.of("storedAnswers", deleted));
    }
}
