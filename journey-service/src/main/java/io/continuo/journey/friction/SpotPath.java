package io.continuo.journey.friction;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the customers of places are listed that a request found: by the same parameters, for each place with its own. */
final class SpotPath {

    private static final String CUSTOMERS = "/api/journeys/friction/customers?";

    private final String asked;

    /** @param request that found the places */
    SpotPath(URI request) {
        String query = request.getRawQuery();
        this.asked = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(parameter -> !parameter.startsWith("kind=") && !parameter.startsWith("limit="))
                        .map(parameter -> parameter + "&")
                        .collect(Collectors.joining());
    }

    String of(Spot spot) {
        return CUSTOMERS + asked + "kind=" + spot.kind().word() + parameter("touchpoint", spot.touchpoint())
                + parameter("channel", spot.channel()) + parameter("before", spot.before());
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
