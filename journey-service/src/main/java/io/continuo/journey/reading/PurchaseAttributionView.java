package io.continuo.journey.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Stage;
import io.continuo.journey.attribution.Model;
import io.continuo.journey.attribution.PurchaseCredits;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.customer.Purchase;
import io.continuo.journey.customer.Step;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.row.PropertyPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * To what one purchase is owed.
 *
 * @param aggregate false: unlike what Markov chains and Shapley values say, this is about one purchase
 * @param revenue what the credits' revenue sums to; null where the purchase tells none
 * @param touchpoints that are credited, the first one first; empty where nothing preceded the purchase
 * @param channels the credits by what is credited, the largest first
 * @param truncated whether the earliest touchpoints of an exceptionally long journey are left out
 * @param stageRules the version of the rules that say what a purchase is
 * @param mapVersion the version of the identity map that the journey was computed with
 */
record PurchaseAttributionView(
        @Nullable String orderId,
        CustomerId customerId,
        Instant at,
        Model model,
        boolean aggregate,
        BigDecimal conversions,
        @Nullable BigDecimal revenue,
        @Nullable String currency,
        List<TouchView> touchpoints,
        List<CreditView> channels,
        boolean truncated,
        int stageRules,
        long mapVersion,
        Instant asOf) {

    /** @param credited its channel, campaign or whatever is credited */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TouchView(
            String touchpointId,
            String type,
            Channel channel,
            Stage stage,
            Instant occurredAt,
            String credited,
            BigDecimal share,
            @Nullable BigDecimal revenue) {}

    /** The same words as for all conversions together. */
    record CreditView(
            String channel,
            BigDecimal conversions,
            @Nullable BigDecimal revenue,
            BigDecimal share) {}

    private record Valued(Step step, String value) {}

    static PurchaseAttributionView of(
            Owed owed, Model model, Dimension by, PurchaseCredits.Settings settings, Instant asOf) {
        Purchase purchase = owed.path().purchase();
        List<TouchView> touches = touches(owed, model, by, settings);
        return new PurchaseAttributionView(
                purchase.orderId(),
                owed.journey().customer(),
                purchase.at(),
                model,
                false,
                BigDecimal.ONE,
                purchase.revenue(),
                purchase.currency(),
                touches,
                touches.isEmpty() ? List.of(toNothing(purchase)) : credits(touches, purchase.revenue() != null),
                owed.journey().truncated(),
                owed.journey().rulesVersion(),
                owed.journey().mapVersion(),
                asOf);
    }

    private static CreditView toNothing(Purchase purchase) {
        return new CreditView(PurchaseCredits.NONE, BigDecimal.ONE, purchase.revenue(), BigDecimal.ONE);
    }

    private static List<TouchView> touches(Owed owed, Model model, Dimension by, PurchaseCredits.Settings settings) {
        Purchase purchase = owed.path().purchase();
        List<Valued> valued = new ArrayList<>();
        for (Step step : owed.path().contacts()) {
            String value = value(step, by);
            if (value != null) {
                valued.add(new Valued(step, value));
            }
        }
        if (valued.isEmpty()) {
            return List.of();
        }
        PurchaseCredits credits = PurchaseCredits.of(
                model,
                valued.stream()
                        .map(one -> new PurchaseCredits.Touch(one.value(), age(one.step(), purchase)))
                        .toList(),
                settings);
        List<BigDecimal> shares = credits.divide(BigDecimal.ONE);
        List<BigDecimal> revenue = purchase.revenue() == null ? null : credits.divide(purchase.revenue());
        List<TouchView> touches = new ArrayList<>();
        for (int i = 0; i < valued.size(); i++) {
            touches.add(touch(valued.get(i), shares.get(i), revenue == null ? null : revenue.get(i)));
        }
        return touches;
    }

    private static Duration age(Step step, Purchase purchase) {
        return Duration.between(step.touch().occurredAt(), purchase.at());
    }

    private static TouchView touch(Valued valued, BigDecimal share, @Nullable BigDecimal revenue) {
        Touch touch = valued.step().touch();
        return new TouchView(
                touch.id(),
                touch.type(),
                touch.channel(),
                valued.step().stage(),
                touch.occurredAt(),
                valued.value(),
                share,
                revenue);
    }

    private static List<CreditView> credits(List<TouchView> touches, boolean priced) {
        Map<String, BigDecimal> shares = new TreeMap<>();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (TouchView touch : touches) {
            shares.merge(touch.credited(), touch.share(), BigDecimal::add);
            if (touch.revenue() != null) {
                revenue.merge(touch.credited(), touch.revenue(), BigDecimal::add);
            }
        }
        return shares.entrySet().stream()
                .map(entry -> new CreditView(
                        entry.getKey(),
                        entry.getValue(),
                        priced ? revenue.get(entry.getKey()) : null,
                        entry.getValue()))
                .sorted(Comparator.comparing(CreditView::conversions).reversed().thenComparing(CreditView::channel))
                .toList();
    }

    private static @Nullable String value(Step step, Dimension by) {
        Touch touch = step.touch();
        return switch (by.kind()) {
            case TYPE -> touch.type();
            case CHANNEL -> touch.channel().name();
            case STAGE -> step.stage().name().toLowerCase(Locale.ROOT);
            case SOURCE -> touch.source();
            case PROPERTY -> Schema.text(new PropertyPath(by.property()).in(touch.properties()));
        };
    }
}
