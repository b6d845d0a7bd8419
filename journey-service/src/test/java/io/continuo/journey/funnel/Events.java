package io.continuo.journey.funnel;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.columns.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Journeys of single letters: an event's type is a letter, its time is in minutes. */
final class Events {

    static final long MINUTE = 60_000;

    private final Schema schema = new Schema(List.of("shelf"));
    private final Columns columns = new Columns(
            schema,
            Storage.MEMORY,
            (customer, any) -> {
                throw new AssertionError("nothing is added here");
            },
            1_000);

    /** An event; a lower-case type is a contact, an upper-case one a fact. */
    record Event(String type, int minute, String shelf) {}

    Events customer(String customer, List<Event> events) {
        List<Mark> marks = new ArrayList<>();
        for (Event event : events) {
            boolean contact = Character.isLowerCase(event.type().charAt(0));
            int shape = schema.shapes().code(new Shape(event.type(), "web", Stage.CONSIDERATION, null, contact));
            Map<String, Object> properties = event.shelf().isEmpty() ? Map.of() : Map.of("shelf", event.shelf());
            marks.add(new Mark(event.minute() * MINUTE, shape, marks.size(), schema.codes(properties)));
        }
        columns.replace(Run.of(customer, marks, 1));
        return this;
    }

    /** A customer's events as {@code a0 b5}: type and minute; {@code a0/x}: with a shelf. */
    Events customer(String customer, String events) {
        return customer(customer, parse(events));
    }

    static List<Event> parse(String events) {
        return events.isBlank()
                ? List.of()
                : List.of(events.split(" ")).stream()
                        .map(event -> {
                            String[] parts = event.substring(1).split("/");
                            return new Event(
                                    event.substring(0, 1),
                                    Integer.parseInt(parts[0]),
                                    parts.length > 1 ? parts[1] : "");
                        })
                        .toList();
    }

    Snapshot snapshot() {
        return columns.snapshot();
    }

    Snapshot sealed() {
        columns.seal();
        return columns.snapshot();
    }
}
