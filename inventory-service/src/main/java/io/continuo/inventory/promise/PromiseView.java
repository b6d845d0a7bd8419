package io.continuo.inventory.promise;

import io.continuo.events.CustomerId;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.reservation.ReservationId;
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
 * @param state open while something is left to fulfil; then fulfilled, cancelled, rejected or returned
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
        Instant createdAt) {

    /** A line with the nodes that promised it. */
    record Line(String line, Sku sku, List<Part> parts) {}

    /** @param left still to be fulfilled */
    record Part(
            NodeId node,
            Quantity quantity,
            Quantity left,
            Quantity fulfilled,
            Quantity cancelled,
            Quantity rejected,
            Quantity returned) {

        static Part from(PromisePart part) {
            return new Part(
                    part.key().node(),
                    part.quantity(),
                    part.left(),
                    part.fulfilled(),
                    part.cancelled(),
                    part.rejected(),
                    part.returned());
        }
    }

    static PromiseView from(Promise promise) {
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
                lines(promise.parts()),
                order.createdAt());
    }

    private static List<Line> lines(List<PromisePart> parts) {
        Map<String, List<PromisePart>> byLine = parts.stream()
                .collect(Collectors.groupingBy(PromisePart::line, LinkedHashMap::new, Collectors.toList()));
        return byLine.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().getFirst().key().sku(),
                        entry.getValue().stream().map(Part::from).toList()))
                .toList();
    }
}
