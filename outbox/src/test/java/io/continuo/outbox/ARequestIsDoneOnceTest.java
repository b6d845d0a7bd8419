package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.outbox.RequestKeys.Before;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ARequestIsDoneOnceTest {

    private static final StoredAnswer CREATED = new StoredAnswer(201, "{\"id\":\"r1\"}");

    private static OutboxFixture fixture;
    private final RequestKeys keys = new RequestKeys();
    private final AtomicInteger done = new AtomicInteger();
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void open() {
        fixture = new OutboxFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void andItsAnswerIsRepeated() {
        assertThat(send("body", CREATED)).isEqualTo(CREATED);
        assertThat(send("body", new StoredAnswer(500, "{}"))).isEqualTo(CREATED);
        assertThat(done).hasValue(1);
    }

    @Test
    void evenIfTheAnswerIsARefusal() {
        StoredAnswer refusal = new StoredAnswer(409, "{\"type\":\"urn:continuo:problem:insufficient-stock\"}");
        assertThat(send("body", refusal)).isEqualTo(refusal);
        assertThat(send("body", CREATED)).isEqualTo(refusal);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        send("body", CREATED);
        assertProblem(() -> send("other", CREATED), 422, "idempotency-key-reused");
        assertThat(done).hasValue(1);
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        send("body", CREATED);
        KeyedRequest other = new KeyedRequest("other-caller", key, "body");
        fixture.inTransaction(tx -> keys.once(tx, other, () -> work(CREATED)));
        assertThat(done).hasValue(2);
    }

    @Test
    void workThatFailsLeavesNothing() {
        assertThatThrownBy(() -> fixture.inTransaction(tx -> keys.once(
                        tx,
                        request("body"),
                        () -> fixture.outbox
                                .add(tx, fixture.message("rolled-back", 1))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("the work failed"))))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(fixture.depth().waiting()).isZero();
        assertThat(send("another body", CREATED)).isEqualTo(CREATED);
    }

    @Test
    void twoAtOnceAreOneSuccessAndOneInFlight() {
        CompletableFuture<StoredAnswer> slow = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<StoredAnswer> first = fixture.pool
                .withTransaction(tx -> keys.once(tx, request("body"), () -> {
                    begun.complete(null);
                    return Uni.createFrom().completionStage(slow);
                }))
                .subscribeAsCompletionStage();
        OutboxFixture.now(Uni.createFrom().completionStage(begun));

        assertProblem(() -> send("body", CREATED), 409, "request-in-flight");

        slow.complete(CREATED);
        assertThat(OutboxFixture.now(Uni.createFrom().completionStage(first))).isEqualTo(CREATED);
        assertThat(send("body", CREATED)).isEqualTo(CREATED);
        assertThat(done).hasValue(0);
    }

    @Test
    void togetherWithOthersEachIsKnownForItself() {
        send("body", CREATED);
        KeyedRequest fresh = new KeyedRequest("pos", UUID.randomUUID().toString(), "body");
        List<KeyedRequest> asked = List.of(request("body"), fresh);
        StoredAnswer other = new StoredAnswer(409, "{}");
        assertThat(look(asked)).containsExactly(new Before.Answered(CREATED), new Before.Nothing());
        fixture.inTransaction(tx -> keys.storeAll(tx, Map.of(fresh, other)));
        assertThat(look(asked)).containsExactly(new Before.Answered(CREATED), new Before.Answered(other));
        assertThat(look(List.of(request("another body"), fresh)))
                .satisfiesExactly(
                        reused -> assertThat(reused)
                                .isInstanceOfSatisfying(
                                        Before.Refused.class,
                                        refused -> assertThat(refused.problem().getStatusCode())
                                                .isEqualTo(422)),
                        known -> assertThat(known).isEqualTo(new Before.Answered(other)));
    }

    @Test
    void togetherWithOthersAKeyThatIsInUseIsInFlight() {
        List<Before> second = fixture.inTransaction(holder -> keys.lookAll(holder, List.of(request("body")))
                .chain(() -> fixture.pool.withTransaction(tx -> keys.lookAll(tx, List.of(request("body"))))));
        assertThat(second)
                .singleElement()
                .isInstanceOfSatisfying(
                        Before.Refused.class,
                        refused -> assertThat(refused.problem().getStatusCode()).isEqualTo(409));
    }

    private List<Before> look(List<KeyedRequest> requests) {
        return fixture.inTransaction(tx -> keys.lookAll(tx, requests));
    }

    private StoredAnswer send(String fingerprint, StoredAnswer answer) {
        return fixture.inTransaction(tx -> keys.once(tx, request(fingerprint), () -> work(answer)));
    }

    private KeyedRequest request(String fingerprint) {
        return new KeyedRequest("pos:POST /api/inventory/reservations", key, fingerprint);
    }

    private Uni<StoredAnswer> work(StoredAnswer answer) {
        done.incrementAndGet();
        return Uni.createFrom().item(answer);
    }

    private static void assertProblem(Runnable call, int status, String slug) {
        AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(call::run);
        thrown.isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(status);
            assertThat(problem.getType()).hasToString("urn:continuo:problem:" + slug);
        });
    }
}
