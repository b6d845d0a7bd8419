package io.continuo.interaction.cases;

import static com.mongodb.client.model.Filters.in;

import io.continuo.events.Channel;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person said in the case of somebody else, as after a merge that was undone: the case stays, and that there was a
 * contact; not what was said, nor by whom.
 */
@ApplicationScoped
class PastWords implements PersonalData {

    private final Store store;
    private final Cases cases;

    PastWords(Store store, Cases cases) {
        this.store = store;
        this.cases = cases;
    }

    @Override
    public String name() {
        return "case_words";
    }

    @Override
    public Uni<Long> count(Past past) {
        return cases.withWordsOf(past.keys())
                .map(one -> (long) words(one, past).size())
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    @Override
    public Uni<Void> erase(Past past) {
        return cases.withWordsOf(past.keys())
                .filter(one -> !words(one, past).isEmpty())
                .onItem()
                .transformToUniAndConcatenate(one -> silence(one.id(), past))
                .onItem()
                .ignoreAsUni();
    }

    @Override
    public Multi<?> export(Past past) {
        return cases.withWordsOf(past.keys())
                .onItem()
                .transformToMultiAndConcatenate(one ->
                        Multi.createFrom().iterable(words(one, past)).map(entry -> WordView.of(one.id(), entry)));
    }

    /** Neither the case nor an answer that showed it repeats what was said. */
    private Uni<Void> silence(CaseId id, Past past) {
        return cases.silence(id, past.identifiers(), past.until())
                .chain(() -> store.on(Shelf.REQUESTS).deleteMany(in(RequestKeys.ABOUT, id.value())))
                .replaceWithVoid();
    }

    private static List<CaseEntry> words(Case one, Past past) {
        return one.history().stream()
                .filter(entry -> entry.isSaidBy(past.identifiers(), past.until()))
                .toList();
    }

    record WordView(
            CaseId caseId,
            Channel channel,
            Instant at,
            @Nullable String text) {

        static WordView of(CaseId id, CaseEntry entry) {
            return new WordView(id, entry.contact().channel(), entry.contact().at(), entry.text());
        }
    }
}
