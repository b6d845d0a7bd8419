package io.continuo.interaction.cases;

import io.continuo.interaction.people.Person;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What is open with somebody. */
@ApplicationScoped
public class CaseBriefs {

    /** Whole histories are read for these, so there are few. */
    private static final int CASES = 5;

    private static final Optional<List<String>> OPEN = Optional.of(List.of("open", "waiting"));

    private final Cases cases;
    private final InstantSource clock;

    CaseBriefs(Cases cases, InstantSource clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** The last opened first, at most 5. */
    public Uni<List<CaseBrief>> openOf(Person person) {
        Instant now = clock.instant();
        CaseSearch search = new CaseSearch(Optional.of(person.keys()), OPEN, Optional.empty(), Optional.empty());
        return cases.search(search, CASES, now)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(one -> cases.find(one.id())
                        .map(found -> brief(found.map(Cases.Stored::value).orElse(one), person, now)))
                .collect()
                .asList();
    }

    private static CaseBrief brief(Case shown, Person person, Instant now) {
        return CaseBrief.of(CaseView.summary(shown, Optional.of(person.id()), now), shown);
    }
}
