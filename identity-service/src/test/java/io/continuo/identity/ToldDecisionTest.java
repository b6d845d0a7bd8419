package io.continuo.identity;

import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.mayContact;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.continuo.events.Channel;
import io.continuo.events.ContactDecision;
import io.continuo.events.CustomerEvent;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody told in any channel about being contacted holds in all of them. */
@ServiceTest
class ToldDecisionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Wire wire = new Wire();
    private final String email = email("ana");

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void not_interested_silences_every_channel_with_the_touchpoint_as_its_proof() {
        String ana = resolve(email);
        deciding(ana, "whatsapp", "marketing", "granted");
        String touchpoint = fresh("t");

        tell(touchpoint, ContactDecision.DENIED, Instant.now(), Map.of("text", "STOP"));

        soon().untilAsserted(() ->
                assertThat(mayContact(ana, "whatsapp", "marketing")).isFalse());
        assertThat(mayContact(ana, "whatsapp", "service")).isTrue();
        customer(ana)
                .body("consents.findAll { it.channel == '*' }.state", contains("denied"))
                .body("consents.findAll { it.channel == '*' }.capturedBy", contains("touchpoint " + touchpoint))
                .body("consents.findAll { it.channel == '*' }.text", contains("STOP"));
        soon().untilAsserted(() -> assertThat(told(ana)).contains("* marketing DENIED"));
        soon().untilAsserted(() -> assertThat(wire.customerEvents(ana))
                .anyMatch(event -> event.contains("contact-rules-changed") && event.contains(touchpoint)));
    }

    @Test
    void whoever_starts_again_does_so_in_that_channel_only() {
        String ana = resolve(email);
        tell(fresh("t"), ContactDecision.DENIED, NOON, Map.of());
        soon().until(() -> told(ana).contains("* marketing DENIED"));

        tell(fresh("t"), ContactDecision.GRANTED, NOON.plusSeconds(60), Map.of());

        soon().untilAsserted(
                        () -> assertThat(mayContact(ana, "sms", "marketing")).isTrue());
        assertThat(mayContact(ana, "email", "marketing")).isFalse();
    }

    @Test
    void of_two_decisions_the_later_one_holds_whichever_comes_first() {
        String ana = resolve(email);
        tell(fresh("t"), ContactDecision.GRANTED, NOON.plusSeconds(60), Map.of());
        soon().untilAsserted(
                        () -> assertThat(mayContact(ana, "sms", "marketing")).isTrue());

        tell(fresh("t"), ContactDecision.DENIED, NOON, Map.of("channel", "sms"));

        soon().untilAsserted(
                        () -> assertThat(told(ana)).containsExactly("sms marketing GRANTED", "sms marketing GRANTED"));
        assertThat(mayContact(ana, "sms", "marketing")).isTrue();
    }

    @Test
    void a_clock_that_is_ahead_does_not_outlast_what_is_decided_next() {
        String ana = resolve(email);
        tell(fresh("t"), ContactDecision.GRANTED, Instant.now().plus(Duration.ofHours(20)), Map.of());
        soon().untilAsserted(
                        () -> assertThat(mayContact(ana, "sms", "marketing")).isTrue());

        deciding(ana, "sms", "marketing", "denied").statusCode(200);

        assertThat(mayContact(ana, "sms", "marketing")).isFalse();
    }

    @Test
    void somebody_who_was_not_known_is_remembered_by_it() {
        tell(fresh("t"), ContactDecision.DENIED, NOON, Map.of());

        soon().until(() -> Objects.nonNull(whoIs(email)));
        assertThat(mayContact(whoIs(email), "sms", "marketing")).isFalse();
        customer(whoIs(email)).body("consents.state", contains("denied"));
    }

    @Test
    void a_decision_nobody_understands_hurts_nothing_else() {
        String ana = resolve(email);
        tell(fresh("t"), ContactDecision.DENIED, NOON, Map.of("channel", "pigeons"));
        tell(fresh("t"), ContactDecision.DENIED, NOON, Map.of("purpose", "Not A Purpose"));
        tell(fresh("t"), ContactDecision.DENIED, NOON, Map.of("channel", "email"));

        soon().untilAsserted(() -> assertThat(told(ana)).containsExactly("email marketing DENIED"));
    }

    private void tell(String id, String type, Instant at, Map<String, Object> properties) {
        TouchpointRecorded touchpoint = new TouchpointRecorded(
                id,
                type,
                new Channel("sms"),
                at,
                Instant.now(),
                List.of(Identifier.parse(email)),
                properties,
                null,
                "demo-sms");
        wire.send(touchpoint.logKey(), EventJson.write(touchpoint));
    }

    /** Of consent, in the order it was told. */
    private List<String> told(String customer) {
        return wire.customerEvents(customer)
                .map(event -> EventJson.read(event, CustomerEvent.class))
                .filter(CustomerEvent.ConsentChanged.class::isInstance)
                .map(CustomerEvent.ConsentChanged.class::cast)
                .map(consent -> consent.channel() + " " + consent.purpose() + " " + consent.state())
                .toList();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
