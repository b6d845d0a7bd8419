package io.continuo.interaction.timeline;

import io.continuo.events.TouchpointRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts touchpoints into the timeline of their strongest identifier, once, however often they are delivered. */
@ApplicationScoped
class Placement {

    private final Heads heads;
    private final Placed placed;
    private final Buckets buckets;

    Placement(Heads heads, Placed placed, Buckets buckets) {
        this.heads = heads;
        this.placed = placed;
        this.buckets = buckets;
    }

    /** @param touchpoints at least one, each id once */
    Uni<Void> place(Collection<TouchpointRecorded> touchpoints) {
        List<String> identifiers =
                touchpoints.stream().map(Placement::identifier).distinct().toList();
        return heads.of(identifiers).chain(found -> place(touchpoints, byIdentifier(found)));
    }

    private Uni<Void> place(Collection<TouchpointRecorded> touchpoints, Map<String, Head> known) {
        Map<String, Bucket> proposals = new LinkedHashMap<>();
        for (TouchpointRecorded touchpoint : touchpoints) {
            Head head = known.computeIfAbsent(identifier(touchpoint), Head::new);
            proposals.put(touchpoint.id(), head.place(Bucket.monthOf(touchpoint.occurredAt())));
        }
        return placed.claim(proposals)
                .call(places -> heads.raise(including(places.values(), known)))
                .chain(places -> buckets.put(touchpoints, places));
    }

    /** The heads after this batch, before its buckets are written: a reader looks for a bucket too many, not too few. */
    private static Collection<Head> including(Collection<Bucket> places, Map<String, Head> known) {
        places.forEach(
                bucket -> known.computeIfAbsent(bucket.identifier(), Head::new).include(bucket));
        return known.values();
    }

    private static Map<String, Head> byIdentifier(List<Head> heads) {
        return heads.stream().collect(Collectors.toMap(Head::identifier, Function.identity()));
    }

    private static String identifier(TouchpointRecorded touchpoint) {
        return touchpoint.strongest().key();
    }
}
