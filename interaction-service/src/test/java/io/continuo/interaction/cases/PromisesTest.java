package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.withOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.continuo.events.CaseChanged;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.events.Topics;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer is owed is watched over, whoever else is watching. */
@InteractionTest
class PromisesTest {

    @Inject
    Broker broker;

    @Inject
    Store store;

    @Inject
    Watch watch;

    private OpenedCase opened;

    @BeforeEach
    void open() {
        opened = OpenedCase.about("email:promised" + System.nanoTime() + "@example.com", "email", "complaint");
    }

    /** As if it had been opened earlier: the store says when what is due. */
    private void firstResponse(Instant warnAt, Instant dueAt) {
        Document deadline = new Document("warnAt", Date.from(warnAt)).append("dueAt", Date.from(dueAt));
        store.on(Shelf.CASES)
                .updateOne(
                        Filters.eq(opened.id()),
                        Updates.combine(
                                Updates.set("firstResponse", deadline),
                                Updates.set("warnsAt", Date.from(warnAt)),
                                Updates.set("breachesAt", Date.from(dueAt)),
                                Updates.set("alarmAt", Date.from(warnAt))))
                .await()
                .indefinitely();
    }

    private void watchOnTwoReplicas() {
        Uni.combine()
                .all()
                .unis(watch.run(), watch.run())
                .discardItems()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static ValidatableResponse listed(String breaching) {
        return platform()
                .queryParam("breaching", breaching)
                .queryParam("limit", 200)
                .get("/api/cases")
                .then()
                .statusCode(200);
    }

    private List<Change> alarms() {
        return broker.events(Topics.CASES, opened.id(), CaseChanged.class).stream()
                .filter(changed -> changed.due() != null && changed.due().clock() == SlaClock.FIRST_RESPONSE)
                .map(CaseChanged::change)
                .toList();
    }

    @Test
    void aPromiseIsWarnedOfAndItsBreachIsToldEachOnceOverReplicas() {
        Instant now = Instant.now();
        firstResponse(now.minusSeconds(60), now.plusSeconds(3_600));
        listed("soon").body("items.caseId", hasItem(opened.id()));
        listed("true").body("items.caseId", not(hasItem(opened.id())));
        watchOnTwoReplicas();
        watchOnTwoReplicas();
        await().untilAsserted(() -> assertThat(alarms()).containsExactly(Change.SLA_WARNING));

        firstResponse(now.minusSeconds(60), now.minusSeconds(1));
        listed("soon").body("items.caseId", not(hasItem(opened.id())));
        listed("true").body("items.caseId", hasItem(opened.id()));
        watchOnTwoReplicas();
        watchOnTwoReplicas();
        await().untilAsserted(() -> assertThat(alarms()).containsExactly(Change.SLA_WARNING, Change.SLA_BREACHED));
        opened.get()
                .body("breaching", equalTo(true))
                .body("history.change", contains("opened", "sla_warning", "sla_breached"))
                .body("history[2].clock", equalTo("first_response"))
                .body("history[2].by", equalTo("sla"));
    }

    @Test
    void anUpdateStartsTheClockOfTheNextOne() {
        opened.get().body("clock.nextUpdateDueAt", nullValue());
        opened.update("sms", "We are on it.").body("clock.nextUpdateDueAt", notNullValue());
        opened.message("sms", "out", "Could you send a photo?").body("clock.nextUpdateDueAt", nullValue());
    }

    @Test
    void thePriorityCanBeChangedAndChangesWhatIsDue() {
        String due = opened.get().extract().path("clock.resolutionDueAt");
        platform()
                .body("{\"priority\":\"urgent\",\"reason\":\"food spoils\"}")
                .put("/api/cases/" + opened.id() + "/priority")
                .then()
                .statusCode(200)
                .body("priority", equalTo("urgent"))
                .body("clock.resolutionDueAt", not(equalTo(due)))
                .body("history[-1].change", equalTo("prioritised"))
                .body("history[-1].priority", equalTo("urgent"))
                .body("history[-1].text", equalTo("food spoils"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                          | 400 | invalid-field",
                "{\"priority\":null}         | 400 | invalid-field",
                "{\"priority\":\"panic\"}    | 400 | invalid-field",
                "{\"priority\":1}            | 400 | invalid-field",
                "{\"priority\":\"low\",\"x\":1} | 400 | unknown-field",
                "{                           | 400 | malformed-body"
            })
    void aBadPriorityIsRefused(String body, int status, String type) {
        platform()
                .body(body)
                .put("/api/cases/" + opened.id() + "/priority")
                .then()
                .statusCode(status)
                .body("type", equalTo("urn:continuo:problem:" + type));
    }

    @Test
    void onlyAnOpenCaseHasAPriorityToChangeAndOnlyForThoseWhoMay() {
        String path = "/api/cases/" + opened.id() + "/priority";
        String body = "{\"priority\":\"high\"}";
        withOnly("cases:read").body(body).put(path).then().statusCode(403);
        platform().body(body).put("/api/cases/none/priority").then().statusCode(404);
        opened.resolve("Done");
        platform()
                .body(body)
                .put(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:case-resolved"));
    }
}
