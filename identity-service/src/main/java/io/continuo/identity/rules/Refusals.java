package io.continuo.identity.rules;

import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.graph.RuleChanges;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why a rule was not changed. */
final class Refusals {

    private Refusals() {}

    static HttpProblem full() {
        return Problems.of(
                IdentityProblem.RULES_FULL,
                "There are " + RuleChanges.MOST + " already; use a pattern in the rules instead.");
    }

    static HttpProblem unknown() {
        return Problems.of(IdentityProblem.UNKNOWN_RULE, "There is no such rule; it may have been lifted before.");
    }

    static void unlessFound(boolean found) {
        if (!found) {
            throw unknown();
        }
    }
}
