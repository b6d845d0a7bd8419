package io.continuo.inventory.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found, as JSON put together from its fragments. */
final class AvailabilityAnswer {

    private static final byte[] BEGIN = "{\"items\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEXT = "},".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UNKNOWN = "],\"unknown\":".getBytes(StandardCharsets.US_ASCII);

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

    /**
     * What of a SKU may be offered, and where.
     *
     * @param listed whether it is for sale there at all; if not, nothing is available
     * @param kit whether it is made of other items; then whole kits are counted
     * @param atp over the nodes asked about, at most what the channel may sell after its safety stock
     * @param backorder the part of {@code atp} that no node has yet
     * @param confidence of the node of those named that is surest to have it; 0 where none has it
     * @param nodes by distance where a place is given, else in selling order
     * @param nodesLeftOut how many more there are; those without stock are left out first
     * @param version grows with every change of the SKU at a node of the channel
     */
    record ItemShape(
            Sku sku,
            boolean listed,
            boolean kit,
            Quantity atp,
            Quantity backorder,
            double confidence,
            List<NodeShape> nodes,
            int nodesLeftOut,
            long version,
            Instant asOf) {}

    /**
     * What may be offered at one node.
     *
     * @param backorder the part of {@code atp} that is not there yet
     * @param distanceKm to the place asked for; null without one
     * @param pickup whether the customer can fetch it there
     * @param confidence see {@link Confidence}
     * @param readyAt when it could be fetched if it were ordered now, by the node's calendar, to the quarter of an hour; only
     *     said where pickup is asked about, of nodes that have a calendar
     */
    record NodeShape(
            NodeId node,
            Quantity atp,
            Quantity backorder,
            @Nullable Double distanceKm,
            boolean pickup,
            double confidence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant readyAt) {}

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

    byte[] json(ObjectMapper mapper) {
        byte[] asOf = time(found.asOf()).getBytes(StandardCharsets.US_ASCII);
        long age = Duration.between(found.asOf(), found.now()).toMillis();
        List<byte[]> parts = new ArrayList<>(found.items().size() * 3 + 5);
        parts.add(BEGIN);
        for (Fragment item : found.items()) {
            parts.add(item.json());
            parts.add(asOf);
            parts.add(NEXT);
        }
        parts.set(parts.size() - 1, END);
        parts.add(UNKNOWN);
        parts.add(unknown(mapper));
        parts.add(asOf);
        parts.add((",\"ageMillis\":" + Math.max(0, age) + "}").getBytes(StandardCharsets.US_ASCII));
        return joined(parts);
    }

    private static byte[] joined(List<byte[]> parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
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
