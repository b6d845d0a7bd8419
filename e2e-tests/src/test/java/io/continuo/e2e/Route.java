package io.continuo.e2e;

import java.util.List;

/**
 * A route of the public contract that exists, as a caller without luck meets it.
 *
 * @param path with ids nobody has
 * @param foreignScope one that does not open this route
 */
record Route(String method, String path, String foreignScope) {

    /** Routes that take one JSON object. */
    static final List<Route> WRITES = List.of(
            customers("POST", "/api/customers/resolve"),
            customers("POST", "/api/customers/nobody/merges"),
            customers("POST", "/api/merges/none/undo"),
            customers("PUT", "/api/customers/nobody/consents/email/marketing"),
            cases("POST", "/api/cases"),
            cases("POST", "/api/cases/none/messages"),
            cases("POST", "/api/cases/none/transfers"),
            cases("POST", "/api/cases/none/updates"),
            cases("PUT", "/api/cases/none/priority"),
            cases("POST", "/api/cases/none/resolution"),
            cases("POST", "/api/cases/none/touchpoints"),
            cases("POST", "/api/messages"),
            cases("POST", "/api/feedback"),
            cases("POST", "/api/feedback/invitations"),
            cases("PUT", "/api/feedback/surveys/x_e2e_none"),
            new Route("POST", "/api/touchpoints/rejected/replay", "inventory:read"),
            new Route("PUT", "/api/touchpoints/catalogue/e2e-none", "inventory:read"),
            inventory("PUT", "/api/inventory/nodes/e2e-none"),
            inventory("PUT", "/api/inventory/items/e2e-none"),
            inventory("PUT", "/api/inventory/channels/x_e2e"),
            inventory("PUT", "/api/inventory/safety-rules/e2e-none"),
            inventory("PUT", "/api/inventory/items/e2e-none/backorders/e2e-none"),
            inventory("POST", "/api/inventory/movements"),
            inventory("POST", "/api/inventory/reservations"),
            inventory("POST", "/api/inventory/sourcing"),
            inventory("PUT", "/api/inventory/sourcing-policies/x_e2e"),
            inventory("PATCH", "/api/inventory/reservations/none"),
            inventory("PUT", "/api/inventory/listings/x_e2e/none"),
            inventory("PUT", "/api/inventory/supplies/e2e-none"),
            inventory("POST", "/api/inventory/supplies/none/receipts"),
            inventory("POST", "/api/inventory/supplies/none/close"),
            inventory("POST", "/api/inventory/transfers/differences"),
            inventory("POST", "/api/inventory/counts"),
            inventory("POST", "/api/inventory/counts/none/results"),
            inventory("POST", "/api/inventory/counts/none/reads"),
            inventory("POST", "/api/inventory/counts/none/approval"),
            inventory("POST", "/api/inventory/reconciliation"),
            inventory("POST", "/api/inventory/reconciliation/findings/none/repair"),
            inventory("POST", "/api/inventory/reservations/none/confirm"),
            inventory("POST", "/api/inventory/promises/none/ready"),
            inventory("POST", "/api/inventory/promises/none/accept"),
            inventory("POST", "/api/inventory/promises/none/cancel"),
            inventory("POST", "/api/inventory/promises/none/return"),
            inventory("POST", "/api/inventory/promises/none/reject"),
            journeys("POST", "/api/journeys/funnels"),
            journeys("POST", "/api/journeys/funnels/customers?step=none"),
            journeys("POST", "/api/journeys/paths"),
            journeys("POST", "/api/journeys/handoffs"),
            journeys("POST", "/api/journeys/attribution"),
            journeys("POST", "/api/journeys/drivers"),
            journeys("POST", "/api/journeys/cohorts"),
            journeys("PUT", "/api/journeys/stage-rules"),
            journeys("PUT", "/api/journeys/alerts/e2e-none"),
            journeys("PUT", "/api/journeys/spend/e2e-none"),
            journeys("PUT", "/api/journeys/maps/e2e-none"));

    /** Routes that answer about one thing, which nobody knows. */
    static final List<Route> UNKNOWN = List.of(
            customers("GET", "/api/customers/nobody"),
            customers("GET", "/api/customers/nobody/identity"),
            customers("GET", "/api/customers/nobody/timeline"),
            customers("GET", "/api/customers/nobody/360"),
            customers("GET", "/api/customers/nobody/briefing"),
            cases("GET", "/api/cases/none"),
            cases("POST", "/api/cases/none/touchpoints/none"),
            cases("DELETE", "/api/cases/none/touchpoints/none"),
            cases("GET", "/api/feedback/surveys/x_e2e_none"),
            cases("GET", "/api/feedback/invitations/none"),
            new Route("GET", "/api/touchpoints/catalogue/e2e-none", "inventory:read"),
            new Route("GET", "/api/touchpoints/catalogue/e2e-none/versions/1", "inventory:read"),
            new Route("POST", "/api/touchpoints/rejected/none/replay", "inventory:read"),
            inventory("GET", "/api/inventory/nodes/e2e-unknown"),
            inventory("GET", "/api/inventory/items/E2E-UNKNOWN"),
            inventory("GET", "/api/inventory/items/E2E-UNKNOWN/backorders/e2e-unknown"),
            inventory("GET", "/api/inventory/safety-rules/e2e-unknown"),
            inventory("GET", "/api/inventory/stream?sku=E2E-UNKNOWN"),
            inventory("GET", "/api/inventory/stock/E2E-UNKNOWN"),
            inventory("GET", "/api/inventory/stock/E2E-UNKNOWN/ledger"),
            inventory("GET", "/api/inventory/stock/E2E-UNKNOWN/proof"),
            inventory("GET", "/api/inventory/stock/E2E-UNKNOWN/decisions"),
            inventory("GET", "/api/inventory/listings/x_e2e/E2E-UNKNOWN"),
            inventory("GET", "/api/inventory/supplies/e2e-unknown"),
            inventory("GET", "/api/inventory/counts/e2e-unknown"),
            inventory("GET", "/api/inventory/availability?sku=E2E-UNKNOWN&channel=x_e2e_unknown"),
            journeys("GET", "/api/journeys/customers/nobody"),
            journeys("GET", "/api/journeys/purchases/none/evidence"),
            journeys("GET", "/api/journeys/purchases/none/attribution"),
            journeys("GET", "/api/journeys/maps/e2e-none"),
            journeys("DELETE", "/api/journeys/maps/e2e-none"),
            journeys("GET", "/api/journeys/maps/e2e-none/versions"),
            journeys("GET", "/api/journeys/maps/e2e-none/versions/1"),
            journeys("GET", "/api/journeys/maps/e2e-none/insights"),
            journeys("GET", "/api/journeys/maps/e2e-none/insights/customers?stage=service&channel=web"),
            journeys("GET", "/api/journeys/alerts/e2e-none"),
            journeys("DELETE", "/api/journeys/alerts/e2e-none"),
            journeys("GET", "/api/journeys/spend/e2e-none"),
            journeys("DELETE", "/api/journeys/spend/e2e-none"),
            journeys("GET", "/api/journeys/spend/e2e-none/versions"),
            journeys("GET", "/api/journeys/spend/e2e-none/versions/1"),
            journeys("GET", "/api/journeys/stage-rules/versions/999"),
            journeys("GET", "/api/journeys/exports/e2e-none"));

    /** Routes that answer with lists. */
    static final List<Route> LISTS = List.of(
            customers("GET", "/api/customers?identifier=email:nobody@example.com"),
            customers("GET", "/api/customers/explain?from=email:a@example.com&to=email:b@example.com"),
            cases("GET", "/api/cases?limit=5"),
            cases("GET", "/api/cases/contacts?customer=nobody&limit=5"),
            cases("GET", "/api/feedback/surveys"),
            inventory("GET", "/api/inventory/items?limit=5"),
            inventory("GET", "/api/inventory/safety-rules?limit=5"),
            inventory("GET", "/api/inventory/listings?limit=5"),
            inventory("GET", "/api/inventory/listing-breaches?limit=5"),
            inventory("GET", "/api/inventory/supplies?limit=5"),
            inventory("GET", "/api/inventory/transfers?limit=5"),
            inventory("GET", "/api/inventory/counts?limit=5"),
            inventory("GET", "/api/inventory/reconciliation?limit=5"),
            journeys("GET", "/api/journeys/maps?limit=5"),
            journeys("GET", "/api/journeys/alerts?limit=5"),
            journeys("GET", "/api/journeys/spend?limit=5"),
            journeys("GET", "/api/journeys/stage-rules/versions?limit=5"),
            journeys("GET", "/api/journeys/friction/customers?limit=5"),
            new Route("GET", "/api/touchpoints/catalogue", "inventory:read"),
            new Route("GET", "/api/touchpoints/rejected?limit=5", "inventory:read"));

    private static Route customers(String method, String path) {
        return new Route(method, path, "inventory:read");
    }

    private static Route cases(String method, String path) {
        return new Route(method, path, "inventory:read");
    }

    private static Route journeys(String method, String path) {
        return new Route(method, path, "inventory:read");
    }

    private static Route inventory(String method, String path) {
        return new Route(method, path, "cases:read");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
