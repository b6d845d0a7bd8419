package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.optout.OptOuts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Hears "not interested" in the messages of cases as well: what a customer writes there comes in by no other way. */
@Singleton
class Refusing {

    private final OptOuts optOuts;

    Refusing(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    /** What is to be told of these entries besides the entries themselves. */
    Stream<OutgoingEvent> events(Case moved, List<CaseEntry> entries, Map<String, String> trace) {
        return entries.stream()
                .filter(Refusing::isSaidHere)
                .flatMap(entry -> optOuts.of(message(moved, entry), true).stream())
                .map(decision ->
                        OutgoingEvent.of(Topics.TOUCHPOINTS, decision.logKey(), decision.id(), decision, trace));
    }

    /** A linked contact was heard when it came in. */
    private static boolean isSaidHere(CaseEntry entry) {
        return entry.change() == Change.MESSAGE
                && entry.direction() == Direction.IN
                && !(entry.detail() instanceof Detail.Linked);
    }

    private static TouchpointRecorded message(Case moved, CaseEntry entry) {
        return new TouchpointRecorded(
                CaseEvents.id(moved, entry),
                OptOuts.MESSAGE,
                entry.contact().channel(),
                entry.contact().at(),
                entry.contact().at(),
                List.of(moved.subject().identifier()),
                Map.of("text", Optional.ofNullable(entry.text()).orElse("")),
                null,
                CaseEvents.SOURCE);
    }
}
