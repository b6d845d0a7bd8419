package io.continuo.interaction.cases;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Refusals as problems. */
final class CaseRefusals {

    private CaseRefusals() {}

    /** @throws HttpProblem when the command was refused */
    static Case moved(Decision decision) {
        return switch (decision) {
            case Decision.Moved moved -> moved.next();
            case Decision.Rejected refused -> throw problem(refused);
        };
    }

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
            case Decision.Overtaken overtaken ->
                Problems.of(
                        StandardProblem.PRECONDITION_FAILED,
                        "The case has changed: read it again and repeat the change.");
        };
    }
}
