package io.continuo.journey.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.IdentifierType;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Stage;
import io.continuo.journey.placement.PromiseFacts;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stage.Staging;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final CustomerId ANA = new CustomerId("ana");

    @Test
    void theStageIsThatOfTheLatestContact() {
        Journey journey = journey(contact("1", "Order Completed", "web"), contact("2", "Case Opened", "whatsapp"));

        assertThat(journey.stage()).contains(Stage.SERVICE);
    }

    @Test
    void withoutContactsThereIsNoStage() {
        assertThat(journey().stage()).isEmpty();
        assertThat(journey().channels()).isEmpty();
    }

    @Test
    void aSenderWhoNamesTheStageKnowsBetterThanTheRules() {
        Touch touch = touch("1", "Page Viewed", "web", Map.of(), Stage.ADVOCACY);

        assertThat(journey(touch).steps()).extracting(Step::stage).containsExactly(Stage.ADVOCACY);
    }

    @Test
    void aHandoffIsAChangeOfChannelBetweenTwoContacts() {
        Journey journey = journey(
                contact("1", "Page Viewed", "web"),
                contact("2", "Page Viewed", "web"),
                contact("4", "Store Visited", "store"),
                contact("9", "Page Viewed", "web"));

        assertThat(journey.handoffs())
                .containsExactly(
                        new Handoff(channel("web"), channel("store"), second(4), Duration.ofSeconds(2), "4"),
                        new Handoff(channel("store"), channel("web"), second(9), Duration.ofSeconds(5), "9"));
    }

    /** As in the analysis of all hand-offs. */
    @Test
    void askingForAnAnswerAndAnsweringIsNoHandoff() {
        Journey journey = journey(
                contact("1", "Store Visited", "store"),
                ofSurvey("2", "Survey Sent", "invitations"),
                ofSurvey("3", "Feedback Given", "feedback"),
                contact("7", "Store Visited", "store"));

        assertThat(journey.handoffs()).isEmpty();
        assertThat(journey.waits().get("7")).isEqualTo(Duration.ofSeconds(4));
        assertThat(journey.channels()).containsExactly(channel("store"), channel("email"));
    }

    @Test
    void aPromiseThatMovesOnIsNoHandoff() {
        Journey journey = journey(
                contact("1", "Page Viewed", "web"),
                promised("2", PromiseChanged.State.PROMISED),
                contact("3", "Page Viewed", "web"));

        assertThat(journey.handoffs()).isEmpty();
        assertThat(journey.channels()).containsExactly(channel("web"));
    }

    @Test
    void aPurchaseIsTheTouchpointThatCompletedItWithTheLatestStateOfItsPromise() {
        Journey journey = journey(
                touch("1", "Checkout Started", "web", Map.of("order_id", "o"), null),
                promised("2", PromiseChanged.State.PROMISED),
                touch("3", "Order Completed", "web", Map.of("order_id", "o", "revenue", new BigDecimal("9.90")), null),
                promised("4", PromiseChanged.State.FULFILLED));

        assertThat(journey.purchases())
                .containsExactly(new Purchase(
                        "o",
                        second(3),
                        channel("web"),
                        new BigDecimal("9.90"),
                        null,
                        "3",
                        new Purchase.Promise("fulfilled", second(4))));
    }

    @Test
    void whatWasPromisedWithoutACompletedOrderIsAPurchaseToo() {
        Journey journey = journey(promised("2", PromiseChanged.State.PROMISED));

        assertThat(journey.purchases()).hasSize(1).allSatisfy(purchase -> {
            assertThat(purchase.orderId()).isEqualTo("o");
            assertThat(purchase.at()).isEqualTo(second(2));
        });
    }

    @Test
    void touchpointsThatOnlyMentionAnOrderAreNoPurchase() {
        Journey journey = journey(touch("1", "Order Refunded", "web", Map.of("order_id", "o"), null));

        assertThat(journey.purchases()).isEmpty();
        assertThat(journey.leadingTo("o")).isEmpty();
    }

    @Test
    void aPurchaseWithoutAnOrdersIdIsAPurchaseOfItsOwn() {
        Journey journey = journey(
                touch("1", "Order Completed", "store", Map.of("revenue", "809.10"), null),
                touch("2", "Order Completed", "store", Map.of("total", new BigDecimal("5"), "revenue", "none"), null));

        assertThat(journey.purchases()).extracting(Purchase::touchpointId).containsExactly("1", "2");
        assertThat(journey.purchases()).extracting(Purchase::orderId).containsOnlyNulls();
        assertThat(journey.purchases())
                .extracting(Purchase::revenue)
                .containsExactly(new BigDecimal("809.10"), new BigDecimal("5"));
    }

    @Test
    void aPurchaseIsOwedToTheContactsSinceTheOneBefore() {
        Journey journey = journey(
                contact("1", "Page Viewed", "web"),
                touch("2", "Order Completed", "web", Map.of("order_id", "early"), null),
                contact("3", "Page Viewed", "app"),
                contact("5", "Store Visited", "store"),
                promised("6", PromiseChanged.State.READY),
                touch("7", "Order Completed", "store", Map.of("order_id", "o"), null),
                contact("8", "Case Opened", "whatsapp"));

        assertThat(touchesBefore(journey, "o", 4)).containsExactly("3", "5");
        assertThat(touchesBefore(journey, "o", 3)).containsExactly("5");
        assertThat(touchesBefore(journey, "early", 4)).containsExactly("1");
        assertThat(journey.pathTo("none", Duration.ofSeconds(4), StageRules.defaults()))
                .isEmpty();
    }

    private static List<String> touchesBefore(Journey journey, String order, int seconds) {
        return journey
                .pathTo(order, Duration.ofSeconds(seconds), StageRules.defaults())
                .orElseThrow()
                .contacts()
                .stream()
                .map(step -> step.touch().id())
                .toList();
    }

    @Test
    void theEvidenceEndsWithThePurchase() {
        Journey journey = journey(
                contact("1", "Page Viewed", "web"),
                touch("2", "Order Completed", "store", Map.of("orderId", 17), null),
                contact("3", "Case Opened", "whatsapp"));

        assertThat(journey.leadingTo("17"))
                .hasValueSatisfying(steps ->
                        assertThat(steps).extracting(step -> step.touch().id()).containsExactly("1", "2"));
    }

    private static Journey journey(Touch... touches) {
        List<PlacedTouch> placed = Stream.of(touches)
                .map(touch -> new PlacedTouch(touch, IdentifierType.EMAIL, 1))
                .toList();
        return Journey.of(ANA, new JourneyLog(placed, false, 1), 1, Staging.byDefault());
    }

    /** Its id is the second at which it happened. */
    private static Touch contact(String id, String type, String channel) {
        return touch(id, type, channel, Map.of(), null);
    }

    private static Touch touch(
            String id, String type, String channel, Map<String, @Nullable Object> properties, @Nullable Stage stage) {
        Instant at = second(Integer.parseInt(id));
        return new Touch(id, Touch.Kind.CONTACT, type, channel(channel), at, at, properties, stage, null);
    }

    private static Touch ofSurvey(String id, String type, String source) {
        Instant at = second(Integer.parseInt(id));
        return new Touch(id, Touch.Kind.CONTACT, type, channel("email"), at, at, Map.of(), null, source);
    }

    private static Touch promised(String second, PromiseChanged.State state) {
        return PromiseFacts.of(new PromiseChanged(
                "r", "p", state, "Main Shop", ANA, "o", null, List.of(), second(Integer.parseInt(second))));
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static Channel channel(String name) {
        return new Channel(name);
    }
}
