package io.continuo.identity.merging;

import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.graph.Rejected;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;

/** Refusals of merges as problems. */
public final class Refusals {

    private Refusals() {}

    public static HttpProblem problem(Rejected rejected) {
        return switch (rejected) {
            case Rejected.UnknownCustomer(var customer) ->
                Problems.of(
                        IdentityProblem.UNKNOWN_CUSTOMER,
                        "No customer has or had this id.",
                        Map.of("customerId", customer));
            case Rejected.ErasedCustomer(var customer) ->
                Problems.of(
                        IdentityProblem.CUSTOMER_ERASED,
                        "The customer was erased; it cannot be merged or be apart again.",
                        Map.of("customerId", customer));
            case Rejected.SameCustomer(var customer) ->
                Problems.of(
                        IdentityProblem.SAME_CUSTOMER,
                        "Both ids are this one customer already.",
                        Map.of("customerId", customer));
            case Rejected.NeverLinked() ->
                Problems.of(
                        IdentityProblem.NEVER_LINK,
                        "It was decided that these are two people; that decision has to be lifted first.");
            case Rejected.UnknownMerge(var merge) ->
                Problems.of(IdentityProblem.UNKNOWN_MERGE, "No merge has this id.", Map.of("mergeId", merge));
            case Rejected.AlreadyUndone(var merge) ->
                Problems.of(
                        IdentityProblem.MERGE_UNDONE,
                        "The merge was undone before; its customers are apart.",
                        Map.of("mergeId", merge));
        };
    }
}
