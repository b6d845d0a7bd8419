package io.continuo.localstack.demo;

import java.time.Duration;

/**
 * How big the shop is.
 *
 * @param customers with a name
 * @param strangers who look around on the web and leave nothing but a cookie
 * @param products at least 1
 * @param window how far back the traffic reaches
 */
public record Scale(int customers, int strangers, int products, Duration window) {

    /** What {@code ./continuo up} shows. */
    public static final Scale SHOP = new Scale(2_000, 1_500, 500, Duration.ofDays(60));

    /** Small enough for a test, with every case in it. */
    public static final Scale CORNER_SHOP = new Scale(160, 60, 40, Duration.ofDays(60));
}
