package io.continuo.interaction.ingestion;

import io.continuo.events.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom an item that could not be taken is about, as far as it can be read. */
final class Subjects {

    private Subjects() {}

    static List<Identifier> of(Submission submission) {
        Fields item = Fields.of(submission.item());
        return switch (submission.form()) {
            case NATIVE -> NativeIdentifiers.of(item);
            case TRACKING -> {
                List<Identifier> found = new ArrayList<>(TrackingIdentifiers.of(item));
                found.addAll(TrackingIdentifiers.ofMerge(item));
                yield found;
            }
            case CLOUDEVENT -> CloudEventIdentifiers.readable(item);
        };
    }

    /** When it happened, or came if that was before; where no time can be read, it may be as old as anything. */
    static Instant at(Submission submission) {
        Fields item = Fields.of(submission.item());
        Stream<String> names = switch (submission.form()) {
            case NATIVE -> Stream.of("occurredAt");
            case TRACKING -> Stream.of("timestamp", "originalTimestamp");
            case CLOUDEVENT -> Stream.of("time");
        };
        return names.map(item::instant)
                .flatMap(Optional::stream)
                .findFirst()
                .map(said -> said.isBefore(submission.receivedAt()) ? said : submission.receivedAt())
                .orElse(Instant.MIN);
    }
}
