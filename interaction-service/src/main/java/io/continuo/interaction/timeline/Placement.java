package io.continuo.interaction.timeline;

import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.inbox.Batches;
import io.continuo.interaction.inbox.Received;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.Cleaning;
import io.continuo.interaction.privacy.Drops;
import io.continuo.interaction.privacy.ErasedAmong;
import io.continuo.interaction.privacy.ErasedIdentifiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Puts every touchpoint of the log into the timeline of its strongest identifier, once, however often it is delivered. */
@ApplicationScoped
class Placement {

    private final Batches batches;
    private final Heads heads;
    private final Placed placed;
    private final Buckets buckets;
    private final ErasedIdentifiers erased;
    private final Cleaning cleaning;
    private final Drops drops;

    Placement(
            Batches batches,
            Heads heads,
            Placed placed,
            Buckets buckets,
            ErasedIdentifiers erased,
            Cleaning cleaning,
            Drops drops) {
        this.batches = batches;
        this.heads = heads;
        this.placed = placed;
        this.buckets = buckets;
        this.erased = erased;
        this.cleaning = cleaning;
        this.drops = drops;
    }

    @Incoming("touchpoints")
    Uni<Void> receive(ConsumerRecords<String, String> polled) {
        return batches.apply(polled, TouchpointRecorded.class, this::apply);
    }

    private Uni<Void> apply(List<Received<TouchpointRecorded>> messages) {
        List<Received<TouchpointRecorded>> touchpoints =
                messages.stream().filter(message -> message.value() != null).toList();
        return erased.among(touchpoints.stream()
                        .flatMap(message -> message.required().identifiers().stream())
                        .toList())
                .chain(known -> apply(touchpoints, known));
    }

    private Uni<Void> apply(List<Received<TouchpointRecorded>> messages, ErasedAmong known) {
        Map<String, TouchpointRecorded> byId = new LinkedHashMap<>();
        List<OutgoingEvent> corrections = new ArrayList<>();
        for (Received<TouchpointRecorded> message : messages) {
            Optional<TouchpointRecorded> kept = known.kept(message.required());
            kept.ifPresent(touchpoint -> byId.putIfAbsent(touchpoint.id(), touchpoint));
            if (!kept.equals(Optional.of(message.required()))) {
                corrections.add(correction(message.key(), kept));
            }
        }
        drops.add(corrections.stream().filter(one -> one.json() == null).count());
        return cleaning.takeOut(corrections)
                .chain(() -> byId.isEmpty() ? Uni.createFrom().voidItem() : place(byId.values()));
    }

    /** What is erased leaves the log as well; of somebody else's touchpoint, what is erased of it. */
    private static OutgoingEvent correction(String key, Optional<TouchpointRecorded> kept) {
        return kept.map(touchpoint -> OutgoingEvent.of(Topics.TOUCHPOINTS, key, touchpoint.id(), touchpoint, Map.of()))
                .orElseGet(() -> OutgoingEvent.tombstone(Topics.TOUCHPOINTS, key));
    }

    private Uni<Void> place(Collection<TouchpointRecorded> touchpoints) {
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
