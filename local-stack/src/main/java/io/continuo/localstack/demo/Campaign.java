package io.continuo.localstack.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What made somebody come.
 *
 * @param channel where it was seen; null when the person came unasked
 * @param referrer what the browser says
 */
record Campaign(@Nullable String channel, String source, String medium, String name, String referrer) {

    static final Campaign NONE = new Campaign(null, "", "", "", "");

    private static final Campaign SEARCH = new Campaign(null, "google", "organic", "", "https://www.google.com/");

    /** What people come from, with how often. */
    static final Map<Campaign, Double> SOURCES = Weights.of(
            new Campaign("facebook", "facebook", "social", "spring-fridge", "https://www.facebook.com/"),
            16.0,
            new Campaign("instagram", "instagram", "social", "kitchen-reel", "https://www.instagram.com/"),
            11.0,
            new Campaign("youtube", "youtube", "video", "how-to-choose", "https://www.youtube.com/"),
            7.0,
            new Campaign("newsletter", "newsletter", "email", "ten-percent", ""),
            14.0,
            new Campaign("email", "crm", "email", "you-looked-at", ""),
            7.0,
            new Campaign("sms", "crm", "sms", "weekend-only", ""),
            4.0,
            SEARCH,
            22.0,
            NONE,
            19.0);

    boolean isPaidOrOwned() {
        return channel != null;
    }

    /** As UTM parameters name it. */
    Map<String, Object> utm() {
        return Map.of("source", source, "medium", medium, "name", name);
    }
}
