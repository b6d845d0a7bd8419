package io.continuo.interaction.timeline;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.inbox.Batches;
import io.continuo.interaction.inbox.Received;
import io.continuo.interaction.people.Forgetting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Puts every touchpoint of the log into the timeline of its strongest identifier, once, however often it is delivered. */
@ApplicationScoped
class Placement implements Forgetting {

    private final Batches batches;
    private final Heads heads;
    private final Placed placed;
    private final Buckets buckets;

    Placement(Batches batches, Heads heads, Placed placed, Buckets buckets) {
        this.batches = batches;
        this.heads = heads;
        this.placed = placed;
        this.buckets = buckets;
    }

    @Incoming("touchpoints")
    Uni<Void> receive(ConsumerRecords<String, String> polled) {
        return batches.apply(polled, TouchpointRecorded.class, this::apply);
    }

    @Override
    public Uni<Void> forget(Collection<String> identifiers) {
        return heads.of(identifiers)
                .map(found -> found.stream().flatMap(Placement::bucketIds).toList())
                .chain(buckets::remove)
                .chain(() -> heads.remove(identifiers));
    }

    private Uni<Void> apply(List<Received<TouchpointRecorded>> messages) {
        Map<String, TouchpointRecorded> byId = new LinkedHashMap<>();
        for (Received<TouchpointRecorded> message : messages) {
            TouchpointRecorded touchpoint = message.value();
            if (touchpoint != null) {
                byId.putIfAbsent(touchpoint.id(), touchpoint);
            }
        }
        return byId.isEmpty() ? Uni.createFrom().voidItem() : place(byId.values());
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

    private static Stream<String> bucketIds(Head head) {
        return head.months().keySet().stream().flatMap(month -> head.bucketIds(month).stream());
    }

    private static String identifier(TouchpointRecorded touchpoint) {
        return touchpoint.strongest().key();
    }
}
