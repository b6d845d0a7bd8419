package io.continuo.interaction.store;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The collections of this service. Every hot read is by {@code _id}, and whatever must be unique is an {@code _id}: the
 * indexes here only make searches faster.
 */
public enum Shelf {
    /** Touchpoint ids and their bucket: the first placing counts, and a repetition is answered with "duplicate". */
    PLACED("placed", Duration.ofDays(8), List.of()),
    /** One document per identifier: how much its timeline holds in each month. */
    TIMELINE_HEADS("timeline_heads", null, List.of()),
    /** Touchpoints of one identifier in one month. */
    TIMELINE_BUCKETS("timeline_buckets", null, List.of("mentions")),
    /** Identifier to customer. */
    IDENTITIES("identities", null, List.of()),
    /** Customer to identifiers. */
    CUSTOMERS("customers", null, List.of()),
    CASES("cases", null, List.of("identifier", "breachesAt", "alarmAt", "openedAt", "history.speaker", Unsent.SINCE)),
    /** Contacts and what came of them: which case each belongs to. */
    CASE_CONTACTS("case_contacts", Duration.ofDays(90), List.of("identifiers", "case")),
    /** What each customer decided and wishes about being contacted. */
    CONTACT_RULES("contact_rules", null, List.of()),
    /** What was told here about contact, by identifier, until identity-service has told it of the customer. */
    HEARD("heard", Duration.ofDays(7), List.of()),
    FEEDBACK("feedback", null, List.of("identifier", "identifiers", "survey", Unsent.SINCE)),
    /** Questionnaires of custom surveys; no personal data. */
    SURVEYS("surveys", null, List.of()),
    /** Who was asked what, and which answer it got. */
    INVITATIONS("invitations", Duration.ofDays(400), List.of("identifier", "caseId", Unsent.SINCE)),
    /** When somebody was asked last: two that ask at the same time ask once. */
    ASKED("asked", Duration.ofDays(400), List.of()),
    /** Types of touchpoints with the versions of their schemas; one document per type. */
    CATALOGUE("catalogue", null, List.of()),
    /** Touchpoints that were refused, with the reason. */
    REJECTED("rejected", Duration.ofDays(30), List.of("source", "problem.kind")),
    /** Kafka messages that could not be applied, with the reason. */
    PARKED("parked", Duration.ofDays(90), List.of()),
    /** Idempotency keys and their answers. */
    REQUESTS("requests", Duration.ofHours(25), List.of("about")),
    /** Hashes of erased identifiers, and until when they were erased. */
    ERASED("erased", null, List.of("marked")),
    /** Erasures and exports; much longer than the log takes to be clean. */
    PRIVACY("privacy", Duration.ofDays(90), List.of("cleanBy", "identifiers"));

    /** When the document was made: what the retention counts from. */
    public static final String AT = "at";

    private final String collection;
    private final @Nullable Duration retention;
    private final List<String> searchedBy;

    Shelf(String collection, @Nullable Duration retention, List<String> searchedBy) {
        this.collection = collection;
        this.retention = retention;
        this.searchedBy = searchedBy;
    }

    String collection() {
        return collection;
    }

    /** Null: kept until something else removes it. */
    @Nullable
    Duration retention() {
        return retention;
    }

    List<String> searchedBy() {
        return searchedBy;
    }
}
