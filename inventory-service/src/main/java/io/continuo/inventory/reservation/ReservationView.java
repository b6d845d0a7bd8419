package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.events.Quantity;
import io.continuo.http.Etags;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as answers show it.
 *
 * @param id the same as {@code reservationId}, as every resource has it
 * @param state held, released, expired or confirmed, as of now
 * @param promiseId what it became; null unless confirmed
 */
record ReservationView(
        ReservationId id,
        ReservationId reservationId,
        String state,
        ChannelId channel,
        @Nullable CustomerId customerId,
        @Nullable String cart,
        List<Line> lines,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String promiseId,
        long version) {

    /** A line with the nodes it is held at. */
    record Line(String line, Sku sku, Quantity quantity, List<Part> parts) {}

    /** What one node holds of a line. */
    record Part(NodeId node, Quantity quantity) {}

    static ReservationView from(Reservation reservation) {
        Terms terms = reservation.terms();
        return new ReservationView(
                terms.id(),
                terms.id(),
                reservation.state(),
                terms.channel(),
                terms.customer(),
                terms.cart(),
                lines(terms.parts()),
                terms.createdAt(),
                terms.expiresAt(),
                reservation instanceof Reservation.Confirmed confirmed ? confirmed.promiseId() : null,
                reservation.version());
    }

    static RestResponse<ReservationView> tagged(Reservation reservation) {
        return Etags.tagged(Response.Status.OK, from(reservation), reservation.version());
    }

    private static List<Line> lines(List<Terms.Part> parts) {
        Map<String, List<Terms.Part>> byLine = parts.stream()
                .collect(Collectors.groupingBy(Terms.Part::line, LinkedHashMap::new, Collectors.toList()));
        return byLine.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(String name, List<Terms.Part> parts) {
        Quantity sum = parts.stream().map(Terms.Part::quantity).reduce(Quantity.ZERO, Quantity::plus);
        return new Line(
                name,
                parts.getFirst().key().sku(),
                sum,
                parts.stream()
                        .map(part -> new Part(part.key().node(), part.quantity()))
                        .toList());
    }
}
