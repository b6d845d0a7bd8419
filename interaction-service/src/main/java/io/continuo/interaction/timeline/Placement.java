package io.continuo.interaction.timeline;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.catalogue.Catalogue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts touchpoints into the timeline of their strongest identifier, once, however often they are delivered. */
@ApplicationScoped
class Placement {

    /** Well before ids are forgotten: what came earlier may be here though its id is not known any more. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Heads heads;
    private final Placed placed;
    private final Buckets buckets;
    private final Catalogue catalogue;
    private final InstantSource clock;

    Placement(Heads heads, Placed placed, Buckets buckets, Catalogue catalogue, InstantSource clock) {
        this.heads = heads;
        this.placed = placed;
        this.buckets = buckets;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param touchpoints at least one, each id once */
    Uni<Void> place(Collection<TouchpointRecorded> touchpoints) {
        List<String> identifiers =
                touchpoints.stream().map(Placement::identifier).distinct().toList();
        return heads.of(identifiers)
                .map(Placement::byIdentifier)
                .chain(known -> placedBefore(touchpoints, known).chain(before -> place(touchpoints, known, before)));
    }

    private Uni<Void> place(
            Collection<TouchpointRecorded> touchpoints, Map<String, Head> known, Map<String, Bucket> before) {
        Map<String, Bucket> proposals = new LinkedHashMap<>();
        for (TouchpointRecorded touchpoint : touchpoints) {
            Bucket bucket = before.get(touchpoint.id());
            proposals.put(touchpoint.id(), bucket == null ? next(touchpoint, known) : bucket);
        }
        return placed.claim(proposals)
                .call(places -> heads.raise(including(places.values(), known)))
                .chain(places ->
                        buckets.put(touchpoints.stream().map(this::staged).toList(), places));
    }

    /** What its sender said, or else the catalogue does now. */
    private TouchpointRecorded staged(TouchpointRecorded touchpoint) {
        return touchpoint.stage() != null
                ? touchpoint
                : catalogue
                        .known()
                        .stageOf(touchpoint.type())
                        .map(touchpoint::at)
                        .orElse(touchpoint);
    }

    private static Bucket next(TouchpointRecorded touchpoint, Map<String, Head> known) {
        return known.computeIfAbsent(identifier(touchpoint), Head::new).place(Bucket.monthOf(touchpoint.occurredAt()));
    }

    /** Where the old ones are, as after the log is read from its beginning again: any part of their month may have them. */
    private Uni<Map<String, Bucket>> placedBefore(Collection<TouchpointRecorded> touchpoints, Map<String, Head> known) {
        Instant forgotten = clock.instant().minus(REMEMBERED);
        List<TouchpointRecorded> old = touchpoints.stream()
                .filter(touchpoint -> touchpoint.receivedAt().isBefore(forgotten))
                .filter(touchpoint -> known.containsKey(identifier(touchpoint)))
                .toList();
        if (old.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<String> parts = old.stream()
                .flatMap(touchpoint ->
                        known.get(identifier(touchpoint)).bucketIds(Bucket.monthOf(touchpoint.occurredAt())).stream())
                .distinct()
                .toList();
        return buckets.holding(parts, old.stream().map(TouchpointRecorded::id).toList());
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
