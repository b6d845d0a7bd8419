package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.Service;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A person whom every service knows asks, by phone, what is known and then to be forgotten: nothing gives them back. */
@ResourceLock(Suite.NAME)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PrivacyIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration UNTIL_CLEAN = Duration.ofMinutes(3);
    private static final Duration UNTIL_STARTED = Duration.ofMinutes(2);
    private static final List<String> SERVICES = List.of("identity", "interaction", "inventory", "journey");

    private final Suite suite = Suite.get();
    private final PrivatePerson person = new PrivatePerson(suite);
    private final PrivatePerson other = new PrivatePerson(suite);
    private final List<PrivatePerson> crowd =
            Stream.generate(() -> new PrivatePerson(suite)).limit(6).toList();

    @BeforeAll
    void theyAreKnownEverywhere() {
        List<PrivatePerson> all =
                Stream.concat(Stream.of(person, other), crowd.stream()).toList();
        for (PrivatePerson somebody : all) {
            somebody.isKnownToTheCrm();
            somebody.looksAround();
            somebody.buysAKettle();
            somebody.complainsAndRates();
        }
        await().atMost(SOON).untilAsserted(() -> all.forEach(PrivacyIT::assertKnown));
    }

    private static void assertKnown(PrivatePerson somebody) {
        assertThat(somebody.timeline().jsonPath().getList("items")).hasSize(6);
        assertThat(somebody.journey().jsonPath().getList("touchpoints")).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    @Order(1)
    void anExportHasAPartOfEveryService() {
        String request = person.asksByPhone("exports");
        completed(request, SOON);

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
        completed(person.asksByPhone("erasures"), SOON);

        assertGone(person);
        await().atMost(UNTIL_CLEAN)
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> assertThat(suite.remains().of(person.secrets())).isEmpty());
    }

    @Test
    @Order(3)
    void aServiceThatIsKilledMeanwhileFinishesWhatItBegan() {
        List<String> requests = new ArrayList<>();
        Iterator<PrivatePerson> next = crowd.iterator();
        for (Service service : List.of(Service.INTERACTION, Service.INVENTORY, Service.JOURNEY)) {
            requests.add(next.next().asksByPhone("erasures"));
            requests.add(next.next().asksByPhone("erasures"));
            suite.killAndRestart(service);
        }

        requests.forEach(request -> completed(request, UNTIL_STARTED));
        await().atMost(UNTIL_STARTED).untilAsserted(() -> crowd.forEach(this::assertGone));
    }

    @Test
    @Order(4)
    void theSameTouchpointsAgainChangeNothing() {
        person.looksAround();
        other.looksAround();

        await().during(Duration.ofSeconds(5)).atMost(SOON).untilAsserted(() -> assertGone(person));
        List<String> secrets = Stream.concat(Stream.of(person), crowd.stream())
                .flatMap(somebody -> somebody.secrets().stream())
                .toList();
        await().atMost(UNTIL_CLEAN)
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(suite.remains().of(secrets)).isEmpty());
    }

    @Test
    @Order(5)
    void somebodyElseIsUnharmed() {
        assertKnown(other);
        assertThat(other.whoIs("email", other.email).jsonPath().getString("customerId"))
                .isEqualTo(other.customer);
    }

    private void assertGone(PrivatePerson somebody) {
        assertThat(somebody.timeline().statusCode()).isEqualTo(404);
        assertThat(somebody.journey().statusCode()).isEqualTo(404);
        assertThat(somebody.whoIs("email", somebody.email).statusCode()).isEqualTo(404);
        assertThat(somebody.whoIs("loyalty_card", somebody.card).statusCode()).isEqualTo(404);
        assertThat(suite.as("platform")
                        .get("/api/customers/" + somebody.customer)
                        .statusCode())
                .isEqualTo(410);
    }

    private void completed(String request, Duration within) {
        await().atMost(within).untilAsserted(() -> {
            JsonPath state =
                    suite.as("platform").get("/api/privacy/requests/" + request).jsonPath();
            assertThat(state.getString("state")).isEqualTo("completed");
            assertThat(state.<String>getList("receipts.service")).containsExactlyInAnyOrderElementsOf(SERVICES);
        });
    }
}
