package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a visitor came from: the campaign an SDK read, or the UTM parameters of the page's address. */
final class Campaign {

    private static final int MAX = 255;

    /** The name in UTM parameters and in ours. */
    private static final Map<String, String> UTM = Map.of(
            "utm_source", "source",
            "utm_medium", "medium",
            "utm_campaign", "name",
            "utm_term", "term",
            "utm_content", "content");

    private static final List<String> PARTS = List.of("source", "medium", "name", "term", "content");

    private Campaign() {}

    /** Empty when there is none. */
    static Map<String, Object> of(JsonNode context) {
        Map<String, Object> campaign = new LinkedHashMap<>();
        for (String part : PARTS) {
            String value = context.path("campaign").path(part).asText("");
            if (!value.isBlank() && value.length() <= MAX) {
                campaign.put(part, value);
            }
        }
        return campaign.isEmpty() ? ofAddress(context.path("page")) : campaign;
    }

    private static Map<String, Object> ofAddress(JsonNode page) {
        String search = page.path("search").asText("");
        String url = page.path("url").asText("");
        int question = url.indexOf('?');
        String query = !search.isBlank() ? search : question < 0 ? "" : url.substring(question);
        Map<String, Object> campaign = new LinkedHashMap<>();
        for (String pair :
                query.replaceFirst("^\\?", "").replaceFirst("#.*$", "").split("&", 50)) {
            put(campaign, pair);
        }
        return campaign;
    }

    private static void put(Map<String, Object> campaign, String pair) {
        int equals = pair.indexOf('=');
        String part = equals < 0 ? null : UTM.get(pair.substring(0, equals));
        if (part == null) {
            return;
        }
        try {
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            if (!value.isBlank() && value.length() <= MAX) {
                campaign.put(part, value);
            }
        } catch (IllegalArgumentException e) {
            // A broken escape in somebody's link: the rest of the address still tells something.
            campaign.remove(part);
        }
    }
}
