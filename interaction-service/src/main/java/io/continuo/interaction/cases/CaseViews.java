package io.continuo.interaction.cases;

import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.interaction.people.IdentityMap;
import io.continuo.interaction.store.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Cases together with who their customers are now. */
@ApplicationScoped
class CaseViews {

    private final Cases cases;
    private final IdentityMap people;
    private final InstantSource clock;

    CaseViews(Cases cases, IdentityMap people, InstantSource clock) {
        this.cases = cases;
        this.people = people;
        this.clock = clock;
    }

    Uni<CaseView> of(Case shown) {
        return people.customersOf(List.of(shown.subject().identifier()))
                .map(customers -> CaseView.of(
                        shown, Optional.ofNullable(customers.get(shown.subject().identifier())), clock.instant()));
    }

    Uni<Optional<Case>> find(CaseId id) {
        return cases.find(id).map(found -> found.map(Cases.Stored::value));
    }

    Uni<Page<CaseView>> search(CaseSearch search, Paging paging) {
        Instant now = clock.instant();
        return cases.search(search, paging.fetch(), now)
                .map(found -> Page.of(found, paging, CaseViews::cursor, one -> one))
                .chain(page -> summaries(page, now));
    }

    private static Cursor cursor(Case shown) {
        return new Place(shown.clock().openedAt(), shown.id().value()).cursor();
    }

    private Uni<Page<CaseView>> summaries(Page<Case> page, Instant now) {
        return people.customersOf(page.items().stream()
                        .map(one -> one.subject().identifier())
                        .toList())
                .map(customers -> page.items().stream()
                        .map(one -> CaseView.summary(
                                one,
                                Optional.ofNullable(customers.get(one.subject().identifier())),
                                now))
                        .toList())
                .map(views -> new Page<>(views, page.next()));
    }
}
