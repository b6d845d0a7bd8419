package io.continuo.inventory.reservation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.CustomerId;
import io.continuo.events.Quantity;
import io.continuo.http.Etags;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.KitLine;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * What one node holds of a line.
     *
     * @param sku the component, where the line is of a kit; left out elsewhere
     */
    record Part(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Sku sku,

            NodeId node,
            Quantity quantity) {

        static Part from(Terms.Part part) {
            return new Part(
                    KitLine.of(part.line()).map(KitLine::component).orElse(null),
                    part.key().node(),
                    part.quantity());
        }
    }

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
                .collect(Collectors.groupingBy(
                        part -> KitLine.asCalled(part.line()), LinkedHashMap::new, Collectors.toList()));
        return byLine.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(String name, List<Terms.Part> parts) {
        String first = parts.getFirst().line();
        Quantity sum = parts.stream()
                .filter(part -> part.line().equals(first))
                .map(Terms.Part::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        Optional<KitLine> kit = KitLine.of(first);
        return new Line(
                name,
                kit.map(KitLine::kit).orElse(parts.getFirst().key().sku()),
                kit.map(line -> line.kits(sum)).orElse(sum),
                parts.stream().map(Part::from).toList());
    }
}
