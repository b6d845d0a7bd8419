package io.continuo.interaction.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.InteractionTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A caller who breaks off and repeats the request gets the answer of the first time. */
@InteractionTest
class CallerGoneTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    RequestKeys keys;

    private final Optional<KeyedRequest> request =
            Optional.of(new KeyedRequest("caller", UUID.randomUUID().toString(), "fingerprint"));
    private final AtomicInteger works = new AtomicInteger();
    private final CompletableFuture<StoredAnswer> work = new CompletableFuture<>();

    @Test
    void theWorkGoesOnAndItsAnswerIsKept() {
        Cancellable caller = once().subscribe().with(answer -> {});
        await().atMost(SOON).untilAtomic(works, is(1));

        caller.cancel();
        work.complete(new StoredAnswer(201, "{\"id\":1}"));

        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(once().await().atMost(SOON).json()).isEqualTo("{\"id\":1}"));
        assertThat(works).hasValue(1);
    }

    private Uni<StoredAnswer> once() {
        return keys.once(request, id -> {
            works.incrementAndGet();
            return Uni.createFrom().completionStage(work);
        });
    }
}
