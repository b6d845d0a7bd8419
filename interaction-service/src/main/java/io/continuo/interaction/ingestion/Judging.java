package io.continuo.interaction.ingestion;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.InteractionProblem;
import io.continuo.interaction.outbound.Passage;
import io.continuo.interaction.outbound.SentElsewhere;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what comes in together; messages to people who may not be contacted are refused. */
@ApplicationScoped
class Judging {

    private final Judge judge;
    private final SentElsewhere sent;
    private final Repetitions repetitions;

    Judging(Judge judge, SentElsewhere sent, Repetitions repetitions) {
        this.judge = judge;
        this.sent = sent;
        this.repetitions = repetitions;
    }

    /** In the order of the submissions. Most hold no message, and nothing is asked about them. */
    Uni<List<Judged>> judge(List<Submission> submissions) {
        List<Judged> judged = submissions.stream().map(judge::judge).toList();
        List<TouchpointRecorded> messages = judged.stream()
                .flatMap(one -> touchpoint(one).stream())
                .filter(SentElsewhere::isMessage)
                .toList();
        return messages.isEmpty()
                ? Uni.createFrom().item(judged)
                : sent.barred(messages).chain(this::notTakenBefore).map(barred -> without(barred, judged, submissions));
    }

    /** A message that was recorded while it was permitted is a repetition now, whatever was denied since. */
    private Uni<Map<String, Passage.Barred>> notTakenBefore(Map<String, Passage.Barred> barred) {
        return barred.isEmpty()
                ? Uni.createFrom().item(barred)
                : repetitions.among(barred.keySet()).map(taken -> {
                    Map<String, Passage.Barred> fresh = new HashMap<>(barred);
                    fresh.keySet().removeAll(taken);
                    return fresh;
                });
    }

    private static List<Judged> without(
            Map<String, Passage.Barred> barred, List<Judged> judged, List<Submission> submissions) {
        List<Judged> kept = new ArrayList<>(judged.size());
        for (int i = 0; i < judged.size(); i++) {
            Judged one = judged.get(i);
            Submission submission = submissions.get(i);
            kept.add(touchpoint(one)
                    .map(touchpoint -> barred.get(touchpoint.id()))
                    .<Judged>map(passage -> new Judged.Unfit(submission, problem(passage)))
                    .orElse(one));
        }
        return kept;
    }

    private static ItemProblem problem(Passage.Barred barred) {
        return ItemProblem.of(
                InteractionProblem.CONTACT_NOT_PERMITTED,
                "The customer may not be contacted this way: "
                        + barred.permission().reasons().getFirst().reason() + ".");
    }

    private static Optional<TouchpointRecorded> touchpoint(Judged one) {
        return switch (one) {
            case Judged.Fit(TouchpointRecorded touchpoint) -> Optional.of(touchpoint);
            case Judged.Unfit refused -> Optional.empty();
        };
    }
}
