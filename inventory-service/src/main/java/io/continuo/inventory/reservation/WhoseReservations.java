package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.Problems;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whose reservations a request asks for. */
record WhoseReservations(
        @Parameter(description = "any id the customer ever had") @QueryParam("customerId") @Nullable
        CustomerId customerId,

        @Parameter(description = "ids of customers, repeated, at most 50") @QueryParam("customer")
        List<CustomerId> customer,

        @Parameter(description = "a name the customer goes by, as type:value") @QueryParam("identifier") @Nullable
        String identifier) {

    private static final int MOST_CUSTOMERS = 50;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    Holding.Whose asked() {
        if (identifier != null) {
            return new Holding.Whose.Owner(parsed(identifier));
        }
        List<CustomerId> all = new ArrayList<>(customer);
        if (customerId != null) {
            all.add(customerId);
        }
        if (all.isEmpty() || all.size() > MOST_CUSTOMERS) {
            throw Problems.invalid("/customer", "customerId, 1 to " + MOST_CUSTOMERS + " of customer, or identifier");
        }
        return new Holding.Whose.Customers(all);
    }

    private static Identifier parsed(String identifier) {
        try {
            return Identifier.parse(identifier);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("/identifier", String.valueOf(e.getMessage()));
        }
    }
}
