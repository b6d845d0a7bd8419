package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.continuo.events.Topics;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A request is applied once, and nothing of a case is lost, whoever else is writing or dying. */
@InteractionTest
class CaseIdempotencyTest {

    private static final String OPEN =
            "{\"identifier\":{\"type\":\"email\",\"value\":\"idem@example.com\"},\"channel\":\"email\",\"subject\":\"S\",\"kind\":\"request\"}";
    private static final String MESSAGE = "{\"channel\":\"email\",\"direction\":\"in\",\"text\":\"hello\"}";

    @Inject
    Store store;

    @Inject
    Broker broker;

    private final String key = unique("key");

    private Response post(String path, String body) {
        return platform().header("Idempotency-Key", key).body(body).post(path);
    }

    @Test
    void theSameOpeningIsTheSameCase() {
        Response first = post("/api/cases", OPEN);
        Response again = post("/api/cases", OPEN);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void anAnswerSaysWhichVersionItShows() {
        OpenedCase opened = OpenedCase.about("email:idem@example.com", "email", "request");
        opened.message("email", "in", "hello").statusCode(200).header("ETag", "\"2\"");
        opened.transfer("maria", "store").header("ETag", "\"3\"");
        opened.resolve("done").header("ETag", "\"4\"");
        opened.resolve("done").statusCode(409).header("ETag", nullValue());
        opened.get().header("ETag", "\"4\"");
    }

    @Test
    void theSameMessageIsSaidOnce() {
        OpenedCase opened = OpenedCase.about("email:idem@example.com", "email", "request");
        String path = "/api/cases/" + opened.id() + "/messages";
        Response first = post(path, MESSAGE);
        Response again = post(path, MESSAGE);
        assertThat(again.asString()).isEqualTo(first.asString());
        opened.get().body("history", hasSize(2));
        post(path, MESSAGE.replace("hello", "other"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:continuo:problem:idempotency-key-reused"));
    }

    @Test
    void aCrashBetweenWriteAndAnswerDoesNotApplyItTwice() {
        OpenedCase opened = OpenedCase.about("email:idem@example.com", "email", "request");
        String path = "/api/cases/" + opened.id() + "/messages";
        post(path, MESSAGE);
        // What a crash leaves: the case has it, the answer was never kept, the lease is over.
        store.on(Shelf.REQUESTS)
                .updateMany(
                        Filters.exists("status"),
                        Updates.combine(
                                Updates.unset("status"),
                                Updates.unset("body"),
                                Updates.set("leasedUntil", Date.from(Instant.EPOCH))))
                .await()
                .indefinitely();
        post(path, MESSAGE).then().statusCode(200).body("history", hasSize(2));
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondWaits() {
        post("/api/cases", OPEN);
        store.on(Shelf.REQUESTS)
                .updateMany(
                        Filters.exists("status"),
                        Updates.combine(
                                Updates.unset("status"),
                                Updates.set(
                                        "leasedUntil", Date.from(Instant.now().plusSeconds(60)))))
                .await()
                .indefinitely();
        post("/api/cases", OPEN).then().statusCode(409).body("type", equalTo("urn:continuo:problem:request-in-flight"));
    }

    @Test
    void aRefusalIsAnAnswerAsWell() {
        OpenedCase opened = OpenedCase.about("email:idem@example.com", "email", "request");
        String path = "/api/cases/" + opened.id() + "/resolution";
        opened.resolve("Done");
        Response first = post(path, "{\"outcome\":\"again\"}");
        opened.message("email", "in", "no");
        Response again = post(path, "{\"outcome\":\"again\"}");
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.contentType()).isEqualTo("application/problem+json");
        first.then()
                .body("type", equalTo("urn:continuo:problem:case-resolved"))
                .body("instance", equalTo(path))
                .body("traceId", notNullValue());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.asString()).isEqualTo(first.asString());
        opened.get().body("state", equalTo("open"));
    }

    @Test
    void messagesAtTheSameTimeAreAllKept() throws Exception {
        OpenedCase opened = OpenedCase.about("email:idem@example.com", "email", "request");
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> messages = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Integer>) () -> opened.message("email", "in", "message " + i)
                            .extract()
                            .statusCode())
                    .toList();
            for (Future<Integer> status : callers.invokeAll(messages)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        opened.get()
                .body("history", hasSize(41))
                .body("history.text.findAll { it != null }.unique()", hasSize(40))
                .body("version", equalTo(41))
                .body(
                        "history.sequence",
                        equalTo(IntStream.rangeClosed(1, 41).boxed().toList()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(broker.messages(Topics.CASES, opened.id())).hasSizeGreaterThanOrEqualTo(41));
    }

    @Test
    void eventsThatACrashLeftInTheDocumentAreSent() {
        OpenedCase opened = OpenedCase.about("email:idem@example.com", "email", "request");
        await().untilAsserted(() ->
                assertThat(broker.messages(Topics.CASES, opened.id())).hasSize(1));
        Document event = new Document("id", "case:" + opened.id() + ":2")
                .append("topic", Topics.CASES.name())
                .append("key", opened.id())
                .append("json", "{\"caseId\":\"" + opened.id() + "\"}")
                .append("trace", new Document());
        store.on(Shelf.CASES)
                .updateOne(
                        Filters.eq(opened.id()),
                        Updates.combine(
                                Updates.push("unsent", event), Updates.set("unsentSince", Date.from(Instant.EPOCH))))
                .await()
                .indefinitely();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(broker.messages(Topics.CASES, opened.id())).hasSize(2));
        await().untilAsserted(() -> {
            Document row = store.on(Shelf.CASES)
                    .find(Filters.eq(opened.id()))
                    .toUni()
                    .await()
                    .indefinitely();
            assertThat(row.getList("unsent", Document.class)).isEmpty();
            assertThat(row).doesNotContainKey("unsentSince");
        });
    }
}
