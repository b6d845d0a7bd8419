package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.continuo.events.Channel;
import io.continuo.events.ConsentState;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** In a case, too, the company speaks only where the customer wants to hear it. */
@InteractionTest
class PermittedWordsTest {

    private static final String NOT_PERMITTED = "urn:continuo:problem:contact-not-permitted";

    @Inject
    Broker broker;

    private final String ana = unique("ana");
    private final Identifier email = Identifier.of("email", ana + "@example.com");

    private OpenedCase complaint() {
        broker.customer(ana, email);
        return OpenedCase.about(email.key(), "email", "complaint");
    }

    @Test
    void whoWantsNoContactIsAnsweredWhereTheyAskedAndNowhereElse() {
        OpenedCase opened = complaint();
        broker.decides(ana, ConsentState.DENIED, "*", "*");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> opened.update("whatsapp", "We are on it.")
                        .statusCode(409)
                        .body("type", equalTo(NOT_PERMITTED))
                        .body("reasons[0].reason", equalTo("denied")));

        opened.message("sms", "out", "Call us.").statusCode(409).body("type", equalTo(NOT_PERMITTED));
        opened.message("email", "out", "It comes tomorrow.").statusCode(200);
        opened.message("sms", "in", "Write here, please.").statusCode(200);
        opened.message("sms", "out", "Gladly.").statusCode(200);
        opened.message("email", "out", "And here?").statusCode(409);
    }

    @Test
    void anUpdateWithoutAChannelGoesWhereTheCustomerLikesIt() {
        OpenedCase opened = complaint();
        broker.rules(
                ana,
                new ContactPreferences(new Channel("whatsapp"), null),
                new CustomerEvent.Decision(
                        new CustomerId(ana), "app", "*", ConsentState.GRANTED, "form", Instant.EPOCH));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> opened.post("updates", "{\"text\":\"Still on it.\"}")
                        .statusCode(200)
                        .body("channels[-1]", equalTo("whatsapp")));
    }

    @Test
    void aResolutionIsFollowedByAQuestion() {
        OpenedCase opened = complaint();
        opened.resolve("Repaired").statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                broker.events(Topics.TOUCHPOINTS, LogKeys.subject(email), TouchpointRecorded.class))
                        .filteredOn(touchpoint -> touchpoint.type().equals("Survey Invitation Sent"))
                        .singleElement()
                        .satisfies(asked -> assertThat(asked.properties())
                                .containsEntry("caseId", opened.id())
                                .containsEntry("survey", "csat")));
    }

    @Test
    void anUpdateWithoutAChannelAndWithoutAWishGoesWhereTheCaseIs() {
        OpenedCase opened = complaint();

        opened.post("updates", "{\"text\":\"Still on it.\"}").statusCode(200).body("channels", hasSize(1));
    }
}
