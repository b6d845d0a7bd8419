package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** A person whom every service knows asks, by phone, what is known and then to be forgotten: nothing gives them back. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PrivacyIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration UNTIL_CLEAN = Duration.ofMinutes(3);
    private static final List<String> SERVICES = List.of("identity", "interaction", "inventory", "journey");

    private final Suite suite = Suite.get();
    private final PrivatePerson person = new PrivatePerson(suite);
    private final PrivatePerson other = new PrivatePerson(suite);

    @BeforeAll
    void twoPeopleAreKnownEverywhere() {
        for (PrivatePerson somebody : List.of(person, other)) {
            somebody.isKnownToTheCrm();
            somebody.looksAround();
            somebody.buysAKettle();
            somebody.complainsAndRates();
        }
        await().atMost(SOON).untilAsserted(() -> {
            assertKnown(person);
            assertKnown(other);
        });
    }

    private static void assertKnown(PrivatePerson somebody) {
        assertThat(somebody.timeline().jsonPath().getList("items")).hasSize(6);
        assertThat(somebody.journey().jsonPath().getList("touchpoints")).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    @Order(1)
    void anExportHasAPartOfEveryService() {
        String request = person.asksByPhone("exports");
        completed(request);

        for (String service : SERVICES) {
            suite.as("platform")
                    .get("/api/privacy/exports/" + request + "/" + service)
                    .then()
                    .statusCode(200);
        }
        assertThat(suite.as("platform")
                        .get("/api/privacy/exports/" + request + "/interaction")
                        .asString())
                .contains(person.name, person.email, person.card);
    }

    @Test
    @Order(2)
    void anErasureByPhoneIsAnsweredByAllFourServicesAndNothingIsLeft() {
        assertThat(suite.remains().of(List.of(person.email)))
                .as("the search finds what is there")
                .isNotEmpty();
        completed(person.asksByPhone("erasures"));

        assertGone();
        await().atMost(UNTIL_CLEAN)
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> assertThat(suite.remains().of(person.secrets())).isEmpty());
    }

    @Test
    @Order(3)
    void theSameTouchpointsAgainChangeNothing() {
        person.looksAround();
        other.looksAround();

        await().during(Duration.ofSeconds(5)).atMost(SOON).untilAsserted(this::assertGone);
        await().atMost(UNTIL_CLEAN)
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> assertThat(suite.remains().of(person.secrets())).isEmpty());
    }

    @Test
    @Order(4)
    void somebodyElseIsUnharmed() {
        assertKnown(other);
        assertThat(other.whoIs("email", other.email).jsonPath().getString("customerId"))
                .isEqualTo(other.customer);
    }

    private void assertGone() {
        assertThat(person.timeline().statusCode()).isEqualTo(404);
        assertThat(person.journey().statusCode()).isEqualTo(404);
        assertThat(person.whoIs("email", person.email).statusCode()).isEqualTo(404);
        assertThat(person.whoIs("loyalty_card", person.card).statusCode()).isEqualTo(404);
        assertThat(suite.as("platform").get("/api/customers/" + person.customer).statusCode())
                .isEqualTo(410);
    }

    private void completed(String request) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonPath state =
                    suite.as("platform").get("/api/privacy/requests/" + request).jsonPath();
            assertThat(state.getString("state")).isEqualTo("completed");
            assertThat(state.<String>getList("receipts.service")).containsExactlyInAnyOrderElementsOf(SERVICES);
        });
    }
}
