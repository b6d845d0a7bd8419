package io.continuo.interaction.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import io.continuo.events.TouchpointRecorded;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as it stands in a bucket: its JSON, and what is searched by.
 *
 * @param at to the millisecond
 * @param json the event as a page of the timeline shows it, so that it is passed on as it stands
 */
record Entry(
        String id,
        Instant at,
        String channel,
        String type,
        @Nullable String stage,
        String json) {

    /** As the HTTP API writes: what has no value is null instead of absent, which a reader of events takes for the same. */
    private static final ObjectWriter SHOWN = EventJson.MAPPER
            .copy()
            .setSerializationInclusion(JsonInclude.Include.ALWAYS)
            .writerFor(TouchpointRecorded.class);

    static final String ID = "id";
    static final String AT = "at";

    /** Newest first; the same millisecond by id, so that the order is total. */
    static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::at).thenComparing(Entry::id).reversed();

    static Document document(TouchpointRecorded touchpoint) {
        return new Document(ID, touchpoint.id())
                .append(AT, Date.from(touchpoint.occurredAt()))
                .append("channel", touchpoint.channel().name())
                .append("type", touchpoint.type())
                .append(
                        "stage",
                        Optional.ofNullable(touchpoint.stage()).map(Entry::name).orElse(null))
                .append("json", shown(touchpoint));
    }

    static Entry from(Document document) {
        return new Entry(
                document.getString(ID),
                document.getDate(AT).toInstant(),
                document.getString("channel"),
                document.getString("type"),
                document.getString("stage"),
                document.getString("json"));
    }

    static String shown(TouchpointRecorded touchpoint) {
        try {
            return SHOWN.writeValueAsString(touchpoint);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    TouchpointRecorded touchpoint() {
        return EventJson.read(json, TouchpointRecorded.class);
    }

    Position position() {
        return new Position(at, id);
    }

    /** As callers write it. */
    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
