package io.continuo.gateway.customer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is asked of which service; the customer's id is put for the {@code %s}. */
enum Question {
    CUSTOMER("identity", "/api/customers/%s", "customer", "consents"),
    TOUCHPOINTS("interaction", "/api/customers/%s/timeline?limit=20", "touchpoints"),
    CASES("interaction", "/api/cases?state=open&customer=%s", "cases"),
    JOURNEY("journey", "/api/journeys/customers/%s", "journey"),
    RESERVATIONS("inventory", "/api/inventory/reservations?customer=%s", "reservations"),
    SATISFACTION("interaction", "/api/feedback?customer=%s", "satisfaction");

    static final List<Question> ALL = List.of(values());

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

    String uri(String customer) {
        return uri.formatted(URLEncoder.encode(customer, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
