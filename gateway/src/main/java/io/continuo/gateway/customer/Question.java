package io.continuo.gateway.customer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is asked of which service; the customer's current id is put for the {@code %s}. */
enum Question {
    CUSTOMER("identity", "/api/customers/%s", "customer", "consents"),
    TOUCHPOINTS("interaction", "/api/customers/%s/timeline?limit=20", "touchpoints"),
    CASES("interaction", "/api/cases?state=open&customer=%s", "cases"),
    JOURNEY("journey", "/api/journeys/customers/%s", "journey"),
    RESERVATIONS("inventory", "/api/inventory/reservations?customer=%s", "reservations"),
    SATISFACTION("interaction", "/api/feedback?customer=%s", "satisfaction");

    static final List<Question> ALL = List.of(values());

    /** inventory-service takes 50 ids in one question. */
    private static final int MOST_EARLIER_IDS = 49;

    private final String service;
    private final String uri;
    private final List<String> fields;

    Question(String service, String uri, String... fields) {
        this.service = service;
        this.uri = uri;
        this.fields = List.of(fields);
    }

    String service() {
        return service;
    }

    /** The fields of the view that are answered by it. */
    List<String> fields() {
        return fields;
    }

    /**
     * @param ids of the customer: the current one first, then those that were merged into it. Only reservations are kept
     *     under the id of their time; every other service follows merges by itself.
     */
    String uri(List<String> ids) {
        String current = uri.formatted(encoded(ids.getFirst()));
        if (this != RESERVATIONS) {
            return current;
        }
        return ids.stream()
                .skip(1)
                .limit(MOST_EARLIER_IDS)
                .reduce(current, (all, id) -> all + "&customer=" + encoded(id));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
