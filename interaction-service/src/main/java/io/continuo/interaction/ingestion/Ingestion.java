package io.continuo.interaction.ingestion;

import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.log.EventLog;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.optout.OptOuts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Takes touchpoints in: each is judged alone, and all that are fit are on the log before anybody is told so. */
@ApplicationScoped
class Ingestion {

    private final Judging judging;
    private final Repetitions repetitions;
    private final RejectedItems rejected;
    private final ErasedPast erased;
    private final OptOuts optOuts;
    private final EventLog log;

    Ingestion(
            Judging judging,
            Repetitions repetitions,
            RejectedItems rejected,
            ErasedPast erased,
            OptOuts optOuts,
            EventLog log) {
        this.judging = judging;
        this.repetitions = repetitions;
        this.rejected = rejected;
        this.erased = erased;
        this.optOuts = optOuts;
        this.log = log;
    }

    /**
     * One result per submission, in order.
     *
     * <p>Fails with {@link io.continuo.interaction.log.BrokerUnavailable}, or the store's failure where refused items
     * could not be kept. Nothing is acknowledged then; sent again with the same ids, nothing is doubled.
     *
     * @param trace the trace context of the request, as headers
     */
    Uni<List<ItemResult>> take(List<Submission> submissions, Map<String, String> trace) {
        return judging.judge(submissions)
                .chain(judged -> append(judged, trusted(submissions), repetitions::among, trace));
    }

    /**
     * The same for a door whose answer is no other for a repetition: an old one is not looked for and goes on the log again,
     * whose readers know it by its id, so that the answer does not wait for the store.
     */
    Uni<List<ItemResult>> takeAlike(List<Submission> submissions, Map<String, String> trace) {
        return judging.judge(submissions)
                .chain(judged -> append(judged, trusted(submissions), this::recentAmong, trace));
    }

    /** The same as {@link #take} for what was judged already, of a sender that has shown who it is. */
    Uni<List<ItemResult>> takeJudged(List<Judged> judged, Map<String, String> trace) {
        return append(judged, i -> true, repetitions::among, trace);
    }

    private static IntPredicate trusted(List<Submission> submissions) {
        return i -> submissions.get(i).sender().isTrusted();
    }

    private Uni<Set<String>> recentAmong(Collection<String> ids) {
        return Uni.createFrom().item(repetitions.recentAmong(ids));
    }

    private Uni<List<ItemResult>> append(
            List<Judged> judged,
            IntPredicate trusted,
            Function<Collection<String>, Uni<Set<String>>> known,
            Map<String, String> trace) {
        Map<String, List<TouchpointRecorded>> fit = new LinkedHashMap<>();
        List<Judged.Unfit> unfit = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            switch (judged.get(i)) {
                case Judged.Fit(TouchpointRecorded touchpoint) ->
                    fit.putIfAbsent(touchpoint.id(), withDecision(inOrder(touchpoint, i), trusted.test(i)));
                case Judged.Unfit refused -> unfit.add(refused);
            }
        }
        return erased.keepable(unfit)
                .chain(rejected::keep)
                .chain(() -> known.apply(fit.keySet()))
                .call(found -> append(fit, found, trace))
                .map(found -> results(judged, found));
    }

    /** What happened at one moment stays in the order in which it came, also within a request. */
    private static TouchpointRecorded inOrder(TouchpointRecorded touchpoint, int place) {
        return touchpoint.received(touchpoint.receivedAt().plusNanos(place));
    }

    /** It and what follows from it come in together, or neither does. */
    private List<TouchpointRecorded> withDecision(TouchpointRecorded touchpoint, boolean trusted) {
        return optOuts.of(touchpoint, trusted)
                .map(decision -> List.of(touchpoint, decision))
                .orElseGet(() -> List.of(touchpoint));
    }

    private Uni<Void> append(Map<String, List<TouchpointRecorded>> fit, Set<String> known, Map<String, String> trace) {
        List<TouchpointRecorded> fresh = fit.entrySet().stream()
                .filter(touchpoint -> !known.contains(touchpoint.getKey()))
                .flatMap(touchpoint -> touchpoint.getValue().stream())
                .toList();
        return erased.kept(fresh)
                .chain(kept -> log.append(kept.stream()
                                .map(touchpoint -> event(touchpoint, trace))
                                .toList())
                        .invoke(() -> repetitions.remember(
                                kept.stream().map(TouchpointRecorded::id).toList())));
    }

    private static OutgoingEvent event(TouchpointRecorded touchpoint, Map<String, String> trace) {
        return OutgoingEvent.of(Topics.TOUCHPOINTS, touchpoint.logKey(), touchpoint.id(), touchpoint, trace);
    }

    private static List<ItemResult> results(List<Judged> judged, Set<String> known) {
        Set<String> told = new HashSet<>(known);
        List<ItemResult> results = new ArrayList<>(judged.size());
        for (Judged one : judged) {
            results.add(
                    switch (one) {
                        case Judged.Fit(TouchpointRecorded touchpoint) ->
                            told.add(touchpoint.id())
                                    ? ItemResult.accepted(touchpoint.id())
                                    : ItemResult.duplicate(touchpoint.id());
                        case Judged.Unfit refused -> ItemResult.rejected(refused);
                    });
        }
        return results;
    }
}
