package io.continuo.interaction.timeline;

import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.inbox.Received;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.Cleaning;
import io.continuo.interaction.privacy.Drops;
import io.continuo.interaction.privacy.ErasedAmong;
import io.continuo.interaction.privacy.ErasedIdentifiers;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies what the log of touchpoints tells: what is not erased is placed, and then followed. */
@ApplicationScoped
class TouchpointNews {

    private final Placement placement;
    private final ErasedIdentifiers erased;
    private final Cleaning cleaning;
    private final Drops drops;
    private final List<TouchpointFollower> followers;

    TouchpointNews(
            Placement placement,
            ErasedIdentifiers erased,
            Cleaning cleaning,
            Drops drops,
            @All List<TouchpointFollower> followers) {
        this.placement = placement;
        this.erased = erased;
        this.cleaning = cleaning;
        this.drops = drops;
        this.followers = followers;
    }

    /** Idempotent: it may see a message again. */
    Uni<Void> apply(List<Received<TouchpointRecorded>> messages) {
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
                .chain(() -> byId.isEmpty() ? Uni.createFrom().voidItem() : placement.place(byId.values()))
                .chain(() -> follow(byId.values()));
    }

    private Uni<Void> follow(Collection<TouchpointRecorded> touchpoints) {
        List<Uni<Void>> works = touchpoints.stream()
                .flatMap(touchpoint -> followers.stream()
                        .filter(follower -> follower.concerns(touchpoint))
                        .map(follower -> Uni.createFrom().deferred(() -> follower.follow(touchpoint))))
                .toList();
        return Multi.createFrom()
                .iterable(works)
                .onItem()
                .transformToUniAndConcatenate(work -> work)
                .onItem()
                .ignoreAsUni();
    }

    /** What is erased leaves the log as well; of somebody else's touchpoint, what is erased of it. */
    private static OutgoingEvent correction(String key, Optional<TouchpointRecorded> kept) {
        return kept.map(touchpoint -> OutgoingEvent.of(Topics.TOUCHPOINTS, key, touchpoint.id(), touchpoint, Map.of()))
                .orElseGet(() -> OutgoingEvent.tombstone(Topics.TOUCHPOINTS, key));
    }
}
