package io.continuo.interaction.feedback;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.EventJson;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** The questionnaires of custom surveys; those of the standard ones are known. */
@ApplicationScoped
class Questionnaires {

    private static final String VERSION = "version";
    private static final String JSON = "json";

    private final Store store;

    Questionnaires(Store store) {
        this.store = store;
    }

    /** Empty for a custom survey that nobody has described. */
    Uni<Optional<Questionnaire>> of(Survey survey) {
        Optional<Questionnaire> standard = Questionnaire.standard(survey);
        return standard.isPresent()
                ? Uni.createFrom().item(standard)
                : store.on(Shelf.SURVEYS)
                        .find(eq(survey.name()))
                        .toUni()
                        .map(row -> Optional.ofNullable(row).map(Questionnaires::questionnaire));
    }

    /** By name, behind this one. */
    Uni<List<Questionnaire>> list(Optional<String> after, int limit) {
        FindOptions options = new FindOptions().sort(Sorts.ascending("_id")).limit(limit);
        Stream<Questionnaire> standard = Questionnaire.allStandard().stream()
                .filter(one -> after.isEmpty() || one.survey().name().compareTo(after.get()) > 0);
        return store.on(Shelf.SURVEYS)
                .find(after.map(name -> gt("_id", name)).orElse(new Document()), options)
                .map(Questionnaires::questionnaire)
                .collect()
                .asList()
                .map(custom -> Stream.concat(standard, custom.stream())
                        .sorted(Comparator.comparing(one -> one.survey().name()))
                        .limit(limit)
                        .toList());
    }

    /** False when another version than the one before this one is kept. */
    Uni<Boolean> keep(Questionnaire questionnaire) {
        return questionnaire.version() == 1 ? add(questionnaire) : replace(questionnaire);
    }

    private Uni<Boolean> add(Questionnaire questionnaire) {
        return store.on(Shelf.SURVEYS)
                .updateOne(
                        eq(questionnaire.survey().name()),
                        Updates.combine(
                                Updates.setOnInsert(VERSION, questionnaire.version()),
                                Updates.setOnInsert(JSON, EventJson.write(questionnaire))),
                        new UpdateOptions().upsert(true))
                .map(result -> result.getUpsertedId() != null);
    }

    private Uni<Boolean> replace(Questionnaire questionnaire) {
        return store.on(Shelf.SURVEYS)
                .updateOne(
                        Store.all(eq(questionnaire.survey().name()), eq(VERSION, questionnaire.version() - 1)),
                        Updates.combine(
                                Updates.set(VERSION, questionnaire.version()),
                                Updates.set(JSON, EventJson.write(questionnaire))))
                .map(result -> result.getMatchedCount() == 1);
    }

    private static Questionnaire questionnaire(Document row) {
        return EventJson.read(row.getString(JSON), Questionnaire.class);
    }
}
