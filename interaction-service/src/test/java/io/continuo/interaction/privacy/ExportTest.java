package io.continuo.interaction.privacy;

import static io.continuo.interaction.Requests.withOnly;
import static io.continuo.interaction.privacy.ForgettablePerson.LAST_YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.continuo.events.PrivacyRequested;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export holds everything of the person, for whoever may see it. */
@InteractionTest
class ExportTest {

    @Inject
    Broker broker;

    @Test
    void everythingIsInIt() {
        ForgettablePerson person = new ForgettablePerson(broker);
        person.complains();
        person.looksAround();
        person.answersASurvey();
        PrivacyRequested requested = person.asks(PrivacyRequested.Kind.EXPORT);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> withOnly("privacy:admin")
                        .get("/api/privacy/exports/" + requested.requestId() + "/interaction")
                        .then()
                        .statusCode(200)
                        .body("service", equalTo("interaction"))
                        .body("touchpoints", hasSize(6))
                        .body("cases", hasSize(1))
                        .body("cases[0].history[1].text", containsString(person.name))
                        .body("feedback", hasSize(1))
                        .body("identifiers", hasSize(4)));
        assertThat(person.receipts(requested))
                .allSatisfy(receipt -> assertThat(receipt.logCleanBy()).isNull());
    }

    @Test
    void aPersonWithMoreThanOnePageIsThereWhole() {
        ForgettablePerson person = new ForgettablePerson(broker);
        for (int month = 0; month < 12; month++) {
            broker.publish(person.touchpoint("m" + month, LAST_YEAR.minus(Duration.ofDays(31L * month)), person.email));
        }
        PrivacyRequested requested = person.asks(PrivacyRequested.Kind.EXPORT);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> withOnly("privacy:admin")
                        .get("/api/privacy/exports/" + requested.requestId() + "/interaction")
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .body("touchpoints", hasSize(12)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-asked", "late", "%20", "a%2Fb"})
    void whatNobodyAskedForIsNotFound(String request) {
        withOnly("privacy:admin")
                .urlEncodingEnabled(false)
                .get("/api/privacy/exports/" + request + "/interaction")
                .then()
                .statusCode(404);
    }

    @Test
    void othersMayNotSeeIt() {
        withOnly("customers:read")
                .get("/api/privacy/exports/any/interaction")
                .then()
                .statusCode(403);
    }
}
