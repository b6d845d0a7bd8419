package io.continuo.interaction.timeline;

import io.continuo.http.Page;
import io.continuo.interaction.people.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the touchpoints of all identifiers of a customer as one line. */
@ApplicationScoped
class Timeline {

    private final Heads heads;
    private final Buckets buckets;

    Timeline(Heads heads, Buckets buckets) {
        this.heads = heads;
        this.buckets = buckets;
    }

    /** Newest first. A page may be shorter than its limit and still have a next one. */
    Uni<Page<Entry>> of(Person person, Walk.Request request) {
        return heads.of(person.keys())
                .map(found -> Walk.start(request, Slice.months(found, request.from())))
                .chain(this::walk)
                .map(Walk::page);
    }

    private Uni<Walk> walk(Walk walk) {
        if (walk.isDone()) {
            return Uni.createFrom().item(walk);
        }
        return step(walk).chain(this::walk);
    }

    private Uni<Walk> step(Walk walk) {
        List<String> ids = walk.next().buckets();
        return walk.next().isTooLarge()
                ? buckets.spans(ids)
                        .map(spans -> Slice.of(spans, walk.request().from()))
                        .map(walk::divided)
                : buckets.read(ids).map(walk::with);
    }
}
