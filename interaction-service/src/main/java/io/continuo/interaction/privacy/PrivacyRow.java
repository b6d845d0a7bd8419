package io.continuo.interaction.privacy;

import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.store.Shelf;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * A request as a document.
 *
 * @param past empty once nothing more needs to be known of the person
 * @param tombstones repeated until the log is clean
 * @param receipt empty until the work is done
 */
record PrivacyRow(
        String id,
        PrivacyRequested.Kind kind,
        Optional<Past> past,
        Map<String, Long> counts,
        List<OutgoingEvent> tombstones,
        Optional<PrivacyReceipt> receipt) {

    static final String KIND = "kind";
    static final String IDENTIFIERS = "identifiers";
    static final String TOMBSTONES = "tombstones";
    static final String RECEIPT = "receipt";
    static final String CLEAN_BY = "cleanBy";

    private static final String UNTIL = "until";
    private static final String COUNTS = "counts";

    static PrivacyRow of(PrivacyRequested requested, Map<String, Long> counts, List<OutgoingEvent> tombstones) {
        return new PrivacyRow(
                requested.requestId(),
                requested.kind(),
                Optional.of(past(requested)),
                counts,
                tombstones,
                Optional.empty());
    }

    static Past past(PrivacyRequested requested) {
        Stream<Identifier> customers = requested.customerIds().stream().map(Identifier::ofCustomer);
        return new Past(
                Stream.concat(customers, requested.identifiers().stream())
                        .distinct()
                        .toList(),
                requested.requestedAt());
    }

    Document document() {
        Past known = past.orElseThrow();
        return new Document("_id", id)
                .append(KIND, kind.name())
                .append(Shelf.AT, Date.from(known.until()))
                .append(UNTIL, known.until().toString())
                .append(IDENTIFIERS, known.keys())
                .append(COUNTS, new Document(new TreeMap<>(counts)))
                .append(
                        TOMBSTONES,
                        tombstones.stream().map(PrivacyRow::document).toList());
    }

    static PrivacyRow from(Document row) {
        Map<String, Long> counts = new TreeMap<>();
        row.get(COUNTS, new Document()).forEach((name, count) -> counts.put(name, ((Number) count).longValue()));
        return new PrivacyRow(
                row.getString("_id"),
                PrivacyRequested.Kind.valueOf(row.getString(KIND)),
                Optional.ofNullable(row.getList(IDENTIFIERS, String.class))
                        .map(keys -> new Past(
                                keys.stream().map(Identifier::parse).toList(), Instant.parse(row.getString(UNTIL)))),
                counts,
                row.getList(TOMBSTONES, Document.class, List.of()).stream()
                        .map(PrivacyRow::tombstone)
                        .toList(),
                Optional.ofNullable(row.getString(RECEIPT)).map(json -> EventJson.read(json, PrivacyReceipt.class)));
    }

    private static Document document(OutgoingEvent tombstone) {
        return new Document("topic", tombstone.topic().name()).append("key", tombstone.key());
    }

    private static OutgoingEvent tombstone(Document document) {
        return OutgoingEvent.tombstone(Topics.named(document.getString("topic")), document.getString("key"));
    }
}
