package io.continuo.e2e;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads whole timelines, page by page. */
final class Timelines {

    private static final int PAGE = 200;

    private Timelines() {}

    /**
     * The touchpoint ids in the timeline of the customer with this identifier, newest first. Fails while nobody knows the
     * customer.
     *
     * @param caller a new call of somebody who may read customers
     */
    static List<String> ids(Supplier<RequestSpecification> caller, String type, String value) {
        String customer = caller.get()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("identifiers", List.of(Map.of("type", type, "value", value)), "create", false))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
        List<String> ids = new ArrayList<>();
        @Nullable String next = null;
        do {
            RequestSpecification request = caller.get().queryParam("limit", PAGE);
            JsonPath page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/api/customers/" + customer + "/timeline")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null);
        return ids;
    }
}
