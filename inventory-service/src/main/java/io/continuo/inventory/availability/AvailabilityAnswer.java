package io.continuo.inventory.availability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.inventory.catalog.Sku;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found, as JSON put together from its fragments. */
final class AvailabilityAnswer {

    private static final int OVERHEAD = 256;

    private final Offers.Found found;

    AvailabilityAnswer(Offers.Found found) {
        this.found = found;
    }

    /**
     * The JSON as the API documents it.
     *
     * @param items in the order asked for
     * @param unknown SKUs that no item has; they do not cost the others their answer
     * @param asOf every change committed before is in the answer, whichever instance made it
     * @param ageMillis how long ago that was
     */
    record Shape(List<ItemShape> items, List<Sku> unknown, Instant asOf, long ageMillis) {}

    /** One SKU as the API documents it: an {@link Availability} and the time it is of. */
    record ItemShape(
            Sku sku,
            boolean listed,
            boolean kit,
            io.continuo.events.Quantity atp,
            io.continuo.events.Quantity backorder,
            double confidence,
            List<Availability.AtNode> nodes,
            int nodesLeftOut,
            long version,
            Instant asOf) {}

    /** The same as long as nothing but the time has changed, on every instance. */
    String etag() {
        long hash = found.unknown().hashCode();
        for (Fragment item : found.items()) {
            hash = hash * 0x9E3779B97F4A7C15L + item.fingerprint();
        }
        return "W/\"" + Long.toHexString(hash) + "\"";
    }

    /** Whether the caller has this answer already; tags are compared weakly (RFC 9110, 13.1.2). */
    boolean isKnown(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        String own = strong(etag());
        return Arrays.stream(ifNoneMatch.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || strong(tag).equals(own));
    }

    Buffer json(ObjectMapper mapper) {
        int size = found.items().stream().mapToInt(item -> item.json().length).sum();
        byte[] asOf = time(found.asOf()).getBytes(StandardCharsets.US_ASCII);
        Buffer body = Buffer.buffer(size + found.items().size() * (asOf.length + 2) + OVERHEAD);
        body.appendString("{\"items\":[");
        String separator = "";
        for (Fragment item : found.items()) {
            body.appendString(separator)
                    .appendBytes(item.json())
                    .appendBytes(asOf)
                    .appendByte((byte) '}');
            separator = ",";
        }
        long age = Duration.between(found.asOf(), found.now()).toMillis();
        body.appendString("],\"unknown\":").appendBytes(unknown(mapper)).appendBytes(asOf);
        return body.appendString(",\"ageMillis\":" + Math.max(0, age) + "}");
    }

    /** One SKU of it. */
    static String item(Fragment item, Instant asOf) {
        return new String(item.json(), StandardCharsets.UTF_8) + time(asOf) + "}";
    }

    private static String time(Instant asOf) {
        return ",\"asOf\":\"" + asOf + "\"";
    }

    private byte[] unknown(ObjectMapper mapper) {
        try {
            return mapper.writeValueAsBytes(found.unknown());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("SKUs cannot be written", e);
        }
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
