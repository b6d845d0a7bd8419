package io.continuo.journey.customer;

import io.continuo.events.Channel;
import io.continuo.journey.placement.PromiseFacts;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.query.Brought;
import io.continuo.journey.stage.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something was bought.
 *
 * @param orderId null where the touchpoint names none: then it is a purchase of its own
 * @param at when it was completed, or promised where no touchpoint tells of its completion
 * @param revenue as the touchpoint says, in {@code currency}
 * @param touchpointId the moment of purchase
 * @param promise where the goods were promised through the inventory
 */
public record Purchase(
        @Nullable String orderId,
        Instant at,
        Channel channel,
        @Nullable BigDecimal revenue,
        @Nullable String currency,
        String touchpointId,
        @Nullable Promise promise) {

    private static final String ALONE = "\u0000";

    /** Where the promise stands, and since when. */
    public record Promise(String state, Instant at) {}

    /** Of touchpoints in journey order. What is told of one order is one purchase. */
    static List<Purchase> in(List<Touch> touches, StageRules rules) {
        Map<String, List<Touch>> byOrder = new LinkedHashMap<>();
        for (Touch touch : touches) {
            // No order's id ends like this: without one two purchases cannot be told to be the same.
            String order = touch.orderId().orElseGet(() -> touch.id() + ALONE);
            byOrder.computeIfAbsent(order, any -> new ArrayList<>()).add(touch);
        }
        return byOrder.values().stream()
                .flatMap(order -> of(order, rules).stream())
                .toList();
    }

    private static Optional<Purchase> of(List<Touch> touches, StageRules rules) {
        List<Touch> promises = touches.stream()
                .filter(touch -> touch.kind() == Touch.Kind.PROMISE)
                .filter(touch -> touch.orderId().isPresent())
                .toList();
        Promise promise = promises.isEmpty() ? null : promiseOf(promises.getLast());
        return touches.stream()
                .filter(touch -> touch.kind() == Touch.Kind.CONTACT && rules.completesPurchase(touch.type()))
                .findFirst()
                .or(() -> promises.stream().findFirst())
                .map(moment -> at(moment, promise));
    }

    private static Purchase at(Touch moment, @Nullable Promise promise) {
        Object currency = moment.properties().get("currency");
        return new Purchase(
                moment.orderId().orElse(null),
                moment.occurredAt(),
                moment.channel(),
                Brought.amount(moment.properties()),
                currency instanceof String code ? Brought.currency(code) : null,
                moment.id(),
                promise);
    }

    private static Promise promiseOf(Touch fact) {
        return new Promise(String.valueOf(fact.properties().get(PromiseFacts.STATE)), fact.occurredAt());
    }
}
