package io.continuo.localstack.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Waits until what was sent last can be read: timelines and journeys are written after the gateway has answered, and
 * whoever looks at a fresh shop wants to see all of it.
 */
final class Settling {

    /** As many people as lie in most of the log's partitions. */
    private static final int SAMPLE = 24;

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final String CLIENT = "platform";

    private final GatewayClient gateway;

    Settling(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Whether all of it is shown; what is not after two minutes is left to come in its time. */
    boolean settle(List<Upload> uploads) {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<Touch> last = uploads.subList(Math.max(0, uploads.size() - SAMPLE), uploads.size()).stream()
                .map(upload -> upload.happenings().getLast().touch())
                .filter(touch -> !touch.identifiers().isEmpty())
                .toList();
        for (Touch touch : last) {
            while (!isShown(touch)) {
                if (System.nanoTime() > end) {
                    return false;
                }
                rest();
            }
        }
        return true;
    }

    private boolean isShown(Touch touch) {
        Map.Entry<String, String> identifier =
                touch.identifiers().entrySet().iterator().next();
        String name = URLEncoder.encode(identifier.getKey() + ":" + identifier.getValue(), StandardCharsets.UTF_8);
        String customer = gateway.get(CLIENT, "/api/customers?identifier=" + name)
                .body()
                .path("items")
                .path(0)
                .path("customerId")
                .asText();
        return !customer.isEmpty()
                && shows("/api/customers/" + customer + "/timeline?limit=200", touch)
                && shows("/api/journeys/customers/" + customer, touch);
    }

    private boolean shows(String path, Touch touch) {
        return gateway.get(CLIENT, path).body().findValuesAsText("id").contains(touch.id());
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demo data settle", e);
        }
    }
}
