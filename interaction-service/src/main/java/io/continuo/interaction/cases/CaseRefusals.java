package io.continuo.interaction.cases;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Refusals as problems. */
final class CaseRefusals {

    private CaseRefusals() {}

    static HttpProblem problem(Decision.Rejected refused) {
        return switch (refused) {
            case Decision.NoSuchCase none -> Problems.of(StandardProblem.NOT_FOUND, "No case has this id.");
            case Decision.AlreadyResolved done ->
                Problems.of(
                        InteractionProblem.CASE_RESOLVED,
                        "A message of the customer reopens it; otherwise open a new case.");
            case Decision.HistoryFull full ->
                Problems.of(
                        InteractionProblem.CASE_FULL,
                        "A case has at most " + Case.MAX_ENTRIES + " entries; go on in a new case.");
            case Decision.NoSuchContact none ->
                Problems.of(StandardProblem.NOT_FOUND, "The case has no contact with this touchpoint id.");
            case Decision.OfAnotherCustomer other ->
                Problems.of(
                        InteractionProblem.CONTACT_OF_ANOTHER,
                        "The contact is not known to be of the customer of this case: link their identifiers first.");
            case Decision.NotPermitted barred -> barred.passage().problem();
            case Decision.Overtaken overtaken ->
                Problems.of(
                        StandardProblem.PRECONDITION_FAILED,
                        "The case has changed: read it again and repeat the change.");
        };
    }
}
