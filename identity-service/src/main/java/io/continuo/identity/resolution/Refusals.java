package io.continuo.identity.resolution;

import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.graph.Conflict;
import io.continuo.identity.graph.Resolution;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;

/** Why an inquiry has no customer for an answer. */
final class Refusals {

    private Refusals() {}

    static HttpProblem nobody() {
        return Problems.of(
                IdentityProblem.UNKNOWN_CUSTOMER,
                "No customer has any of these identifiers; send create true to make one.");
    }

    static HttpProblem noneUsable() {
        return Problems.of(
                IdentityProblem.NO_USABLE_IDENTIFIER,
                "Every identifier is a placeholder or malformed; send at least one that names this person.");
    }

    /** One caller saying that a person has two values of a type of which people have one is wrong about one of them. */
    static void refuseContradiction(Resolution resolution) {
        if (resolution instanceof Resolution.Resolved resolved) {
            resolved.conflicts().stream()
                    .filter(Refusals::isWithinRequest)
                    .findFirst()
                    .ifPresent(Refusals::refuse);
        }
    }

    private static boolean isWithinRequest(Conflict conflict) {
        return conflict.kind() == Conflict.Kind.UNIQUE
                && conflict.stronger().type().equals(conflict.weaker().type());
    }

    private static void refuse(Conflict conflict) {
        throw Problems.of(
                IdentityProblem.CONTRADICTORY_IDENTIFIERS,
                "A person has one identifier of this type; send the one that is right. Nothing was changed.",
                Map.of("identifierType", conflict.weaker().type().name()));
    }
}
