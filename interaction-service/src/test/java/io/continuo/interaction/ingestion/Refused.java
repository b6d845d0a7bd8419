package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.platform;

import java.util.List;
import java.util.Map;

/** What the list of refused items says about one test's items. */
final class Refused {

    private Refused() {}

    /** The entries whose item has this value in this field, among the newest 200. */
    static List<Map<String, Object>> with(String field, String value) {
        List<Map<String, Object>> items = platform()
                .queryParam("limit", 200)
                .get("/api/touchpoints/rejected")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .filter(refused -> refused.get("item") instanceof Map<?, ?> item && value.equals(item.get(field)))
                .toList();
    }
}
