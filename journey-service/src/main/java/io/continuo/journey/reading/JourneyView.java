package io.continuo.journey.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Stage;
import io.continuo.journey.customer.Handoff;
import io.continuo.journey.customer.Journey;
import io.continuo.journey.customer.Purchase;
import io.continuo.journey.customer.Step;
import io.continuo.journey.experience.CaseSummary;
import io.continuo.journey.placement.FeedbackFacts;
import io.continuo.journey.placement.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of a customer's journey.
 *
 * @param stage of the latest contact; null before the first
 * @param channels of the whole journey, in the order of their first use
 * @param touchpoints of this page, oldest first
 * @param handoffs into touchpoints of this page
 * @param purchases completed by touchpoints of this page
 * @param cases opened by touchpoints of this page
 * @param feedback among the touchpoints of this page
 * @param truncated whether the earliest touchpoints of an exceptionally long journey are left out of everything here
 * @param stageRules the version of the rules that gave the stages
 * @param mapVersion the version of the identity map that the journey was computed with
 * @param asOf when it was computed
 * @param next leads to the touchpoints before these
 */
record JourneyView(
        CustomerId customerId,
        @Nullable Stage stage,
        List<Channel> channels,
        List<TouchpointView> touchpoints,
        List<HandoffView> handoffs,
        List<PurchaseView> purchases,
        List<CaseSummary> cases,
        List<FeedbackView> feedback,
        boolean truncated,
        int stageRules,
        long mapVersion,
        Instant asOf,
        @Nullable String next) {

    /** The customer went on in another channel. */
    record HandoffView(
            Channel from,
            Channel to,
            Instant at,
            @JsonProperty("wait") Duration waited,
            String touchpointId) {

        static HandoffView of(Handoff handoff) {
            return new HandoffView(
                    handoff.from(), handoff.to(), handoff.at(), handoff.waited(), handoff.touchpointId());
        }
    }

    /** Something was bought. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PurchaseView(
            String orderId,
            Instant at,
            Channel channel,
            @Nullable BigDecimal revenue,
            @Nullable String currency,
            String touchpointId,
            Purchase.@Nullable Promise promise) {

        static PurchaseView of(Purchase purchase) {
            return new PurchaseView(
                    purchase.orderId(),
                    purchase.at(),
                    purchase.channel(),
                    purchase.revenue(),
                    purchase.currency(),
                    purchase.touchpointId(),
                    purchase.promise());
        }
    }

    /**
     * The customer answered a survey.
     *
     * @param score null when the question was skipped
     * @param verdict good, middling or bad; null where the scale is not known
     * @param about the touchpoint that it is about, and {@code caseId} the case
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeedbackView(
            String touchpointId,
            String survey,
            @Nullable Object score,
            @Nullable Object verdict,
            Channel channel,
            Instant at,
            @Nullable Object about,
            @Nullable Object caseId) {

        static FeedbackView of(Touch answer) {
            Map<String, @Nullable Object> properties = answer.properties();
            return new FeedbackView(
                    answer.id(),
                    String.valueOf(properties.get("survey")),
                    properties.get("score"),
                    properties.get("verdict"),
                    answer.channel(),
                    answer.occurredAt(),
                    properties.get("touchpointId"),
                    properties.get("caseId"));
        }
    }

    static JourneyView of(Journey journey, StepPage page, Instant asOf) {
        Set<String> shown = page.ids();
        Map<String, Duration> waits = journey.waits();
        return new JourneyView(
                journey.customer(),
                journey.stage().orElse(null),
                journey.channels(),
                page.steps().stream()
                        .map(step ->
                                TouchpointView.of(step, waits.get(step.touch().id())))
                        .toList(),
                journey.handoffs().stream()
                        .filter(handoff -> shown.contains(handoff.touchpointId()))
                        .map(HandoffView::of)
                        .toList(),
                journey.purchases().stream()
                        .filter(purchase -> shown.contains(purchase.touchpointId()))
                        .map(PurchaseView::of)
                        .toList(),
                journey.cases().stream()
                        .filter(one -> shown.contains(one.touchpointId()))
                        .toList(),
                page.steps().stream()
                        .map(Step::touch)
                        .filter(FeedbackFacts::isAnswer)
                        .map(FeedbackView::of)
                        .toList(),
                journey.truncated(),
                journey.rulesVersion(),
                journey.mapVersion(),
                asOf,
                page.next());
    }
}
