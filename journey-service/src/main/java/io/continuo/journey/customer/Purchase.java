package io.continuo.journey.customer;

import io.continuo.events.Channel;
import io.continuo.journey.placement.PromiseFacts;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.stage.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something was bought.
 *
 * @param at when it was completed, or promised where no touchpoint tells of its completion
 * @param revenue as the touchpoint says, in {@code currency}
 * @param touchpointId the moment of purchase
 * @param promise where the goods were promised through the inventory
 */
public record Purchase(
        String orderId,
        Instant at,
        Channel channel,
        @Nullable BigDecimal revenue,
        @Nullable String currency,
        String touchpointId,
        @Nullable Promise promise) {

    /** Where the promise stands, and since when. */
    public record Promise(String state, Instant at) {}

    /** Of touchpoints in journey order. Without an order id two purchases cannot be told apart: those do not count. */
    static List<Purchase> in(List<Touch> touches, StageRules rules) {
        Map<String, List<Touch>> byOrder = touches.stream()
                .filter(touch -> touch.orderId().isPresent())
                .collect(Collectors.groupingBy(
                        touch -> touch.orderId().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        return byOrder.entrySet().stream()
                .flatMap(order -> of(order.getKey(), order.getValue(), rules).stream())
                .toList();
    }

    private static Optional<Purchase> of(String orderId, List<Touch> touches, StageRules rules) {
        List<Touch> promises = touches.stream()
                .filter(touch -> touch.kind() == Touch.Kind.PROMISE)
                .toList();
        Promise promise = promises.isEmpty() ? null : promiseOf(promises.getLast());
        return touches.stream()
                .filter(touch -> touch.kind() == Touch.Kind.CONTACT && rules.completesPurchase(touch.type()))
                .findFirst()
                .or(() -> promises.stream().findFirst())
                .map(moment -> at(moment, orderId, promise));
    }

    private static Purchase at(Touch moment, String orderId, @Nullable Promise promise) {
        Object currency = moment.properties().get("currency");
        return new Purchase(
                orderId,
                moment.occurredAt(),
                moment.channel(),
                revenue(moment.properties()),
                currency instanceof String code ? code : null,
                moment.id(),
                promise);
    }

    private static @Nullable BigDecimal revenue(Map<String, @Nullable Object> properties) {
        Object amount = properties.get("revenue") != null ? properties.get("revenue") : properties.get("total");
        return amount instanceof Number ? new BigDecimal(amount.toString()) : null;
    }

    private static Promise promiseOf(Touch fact) {
        return new Promise(String.valueOf(fact.properties().get(PromiseFacts.STATE)), fact.occurredAt());
    }
}
