package io.continuo.inventory.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.CustomerId;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.sourcing.KitLine;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A promise as answers show it.
 *
 * @param id the same as {@code promiseId}, as every resource has it
 * @param state open while something is left to fulfil, ready when all of that is prepared; then fulfilled, cancelled,
 *     rejected or returned
 * @param soldAt the store that sold it, where that was said
 * @param collectBy when what is ready goes back into stock
 */
record PromiseView(
        PromiseId id,
        PromiseId promiseId,
        ReservationId reservationId,
        String orderId,
        PromiseChanged.Fulfilment fulfilment,
        ChannelId channel,
        @Nullable CustomerId customerId,
        String state,
        List<Line> lines,
        @Nullable NodeId soldAt,
        @Nullable Instant collectBy,
        Instant createdAt) {

    /** A line with the nodes that promised it. */
    record Line(String line, Sku sku, List<Part> parts) {}

    /**
     * What one node promised.
     *
     * @param sku the component, where the line is of a kit; left out elsewhere
     * @param left still to be fulfilled
     * @param ready of it, what is prepared
     * @param askedUntil when the node is to have said whether it has it
     * @param backupFor the node this one stands in for, until that has answered
     * @param expectedAt when the node expects what it does not have yet; said of one promise only
     */
    record Part(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Sku sku,

            NodeId node,
            Quantity quantity,
            Quantity left,
            Quantity fulfilled,
            Quantity cancelled,
            Quantity rejected,
            Quantity returned,
            Quantity ready,
            @Nullable Instant askedUntil,
            @Nullable NodeId backupFor,
            @Nullable Instant expectedAt) {

        static Part from(PromisePart part, @Nullable Instant expectedAt) {
            return new Part(
                    KitLine.of(part.line()).map(KitLine::component).orElse(null),
                    part.key().node(),
                    part.quantity(),
                    part.left(),
                    part.fulfilled(),
                    part.cancelled(),
                    part.rejected(),
                    part.returned(),
                    part.ready(),
                    part.asked(),
                    part.backs(),
                    expectedAt);
        }
    }

    static PromiseView from(Promise promise) {
        return from(promise, Map.of());
    }

    static PromiseView from(Promise promise, Map<StockKey, Instant> expected) {
        Promise.Order order = promise.order();
        return new PromiseView(
                order.id(),
                order.id(),
                order.reservation(),
                order.orderId(),
                order.fulfilment(),
                order.channel(),
                order.customer(),
                promise.state(),
                lines(promise.parts(), expected),
                order.soldAt(),
                order.collectBy(),
                order.createdAt());
    }

    private static List<Line> lines(List<PromisePart> parts, Map<StockKey, Instant> expected) {
        Map<String, List<PromisePart>> byLine = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> KitLine.asCalled(part.line()), LinkedHashMap::new, Collectors.toList()));
        return byLine.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        sku(entry.getValue().getFirst()),
                        entry.getValue().stream()
                                .map(part -> Part.from(part, expected.get(part.key())))
                                .toList()))
                .toList();
    }

    private static Sku sku(PromisePart part) {
        return KitLine.of(part.line()).map(KitLine::kit).orElse(part.key().sku());
    }
}
