package io.continuo.interaction.cases;

import io.continuo.interaction.outbound.Passage;

/** What comes of a command to a case. */
sealed interface Decision {

    /** It moved on. */
    record Moved(Case next) implements Decision {}

    /** Nothing was left to do. */
    record Unchanged(Case as) implements Decision {}

    /** It stays as it is, for a reason the caller can act on. */
    sealed interface Rejected extends Decision {}

    /** There is no such case. */
    record NoSuchCase(CaseId id) implements Rejected {}

    /** A resolved case can be reopened by a message only. */
    record AlreadyResolved(CaseId id) implements Rejected {}

    /** The history has reached its bound: what follows belongs into a new case. */
    record HistoryFull(CaseId id, int entries) implements Rejected {}

    /** The contact is none of this case. */
    record NoSuchContact(CaseId id) implements Rejected {}

    /** What one customer says does not belong into another's case. */
    record OfAnotherCustomer(CaseId id) implements Rejected {}

    /** The customer may not be told this way. */
    record NotPermitted(Passage.Barred passage) implements Rejected {}

    /** The caller has decided on an older version. */
    record Overtaken(CaseId id) implements Rejected {}
}
