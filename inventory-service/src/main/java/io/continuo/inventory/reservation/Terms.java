package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation holds, for whom and until when; the same whatever becomes of it.
 *
 * @param subject digest of an identifier of whom it is for; null where it was not said, or not read
 * @param cart the caller's cart; a newer reservation of it replaces this one
 * @param expiresAt the first instant at which it no longer holds
 * @param changes how often it was changed while it was held
 * @param decision why it is held there, as JSON of {@link io.continuo.inventory.sourcing.Decision}; null where it was
 *     not read
 */
public record Terms(
        ReservationId id,
        ChannelId channel,
        @Nullable CustomerId customer,
        @Nullable String subject,
        @Nullable String cart,
        List<Part> parts,
        Instant createdAt,
        Instant expiresAt,
        int changes,
        @Nullable String decision) {

    public Terms {
        parts = List.copyOf(parts);
    }

    /** What one node holds for one line. */
    public record Part(String line, StockKey key, Quantity quantity) {}

    public List<StockKey> keys() {
        return parts.stream().map(Part::key).toList();
    }

    /** What is held at each row. */
    public Map<StockKey, Quantity> amounts() {
        return amounts(parts);
    }

    static Map<StockKey, Quantity> amounts(List<Part> parts) {
        return parts.stream().collect(Collectors.toMap(Part::key, Part::quantity, Quantity::plus));
    }

    /** For whom and until when it is from now on. */
    Terms changed(Change change, Instant now) {
        return new Terms(
                id,
                channel,
                change.customer() == null ? customer : change.customer(),
                subject,
                cart,
                parts,
                createdAt,
                change.ttl() == null ? expiresAt : now.plus(change.ttl()),
                changes + 1,
                null);
    }

    Terms holding(List<Part> others) {
        return new Terms(id, channel, customer, subject, cart, others, createdAt, expiresAt, changes, decision);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** One change of the stock for each part. */
    public List<StockChange> changes(Function<Quantity, Counters> by, Cause cause) {
        return parts.stream()
                .map(part -> StockChange.guarded(part.key(), by.apply(part.quantity()), cause))
                .toList();
    }

    /** A cause that refers to this reservation. */
    Cause cause(Cause.Kind kind, String actor) {
        return Cause.of(kind, Cause.Reference.Type.RESERVATION, id.value(), null, actor);
    }
}
