package io.continuo.benchmarks.interaction;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Tracking events of about 1 KB each, all different, of 50,000 people. */
final class Events {

    private static final int PEOPLE = 50_000;
    private static final String PROPERTIES = "{\"product_id\":\"fridge-300\",\"name\":\"Fridge 300\",\"price\":799.90,"
            + "\"currency\":\"EUR\",\"url\":\"https://shop.example/fridges/300\",\"description\":\""
            + "Quiet, tall and frugal. ".repeat(26) + "\"}";

    private final AtomicLong numbers = new AtomicLong();
    private final String run;

    Events(String run) {
        this.run = run;
    }

    /** One call of {@code /v1/track}. */
    Senders.Ask single() {
        StringBuilder json = new StringBuilder(1_200);
        append(json);
        return new Senders.Ask("POST", "/v1/track", json.toString());
    }

    /** One call of {@code /v1/batch}. */
    Senders.Ask batch(int number) {
        StringBuilder json = new StringBuilder(number * 1_200);
        json.append("{\"batch\":[");
        for (int i = 0; i < number; i++) {
            json.append(i == 0 ? "" : ",");
            append(json);
        }
        return new Senders.Ask("POST", "/v1/batch", json.append("]}").toString());
    }

    private void append(StringBuilder json) {
        json.append("{\"type\":\"track\",\"event\":\"Product Viewed\",\"messageId\":\"")
                .append(run)
                .append('-')
                .append(numbers.getAndIncrement())
                .append("\",\"anonymousId\":\"visitor-")
                .append(RandomGenerator.getDefault().nextInt(PEOPLE))
                .append("\",\"timestamp\":\"2026-01-01T12:00:00Z\",\"context\":{\"library\":{\"name\":\"bench\","
                        + "\"version\":\"1\"},\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64)\",\"locale\":\"en-US\"},"
                        + "\"properties\":")
                .append(PROPERTIES)
                .append('}');
    }
}
