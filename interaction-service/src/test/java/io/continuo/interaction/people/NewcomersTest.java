package io.continuo.interaction.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Somebody who is not known yet is looked for again, but not for ever. */
class NewcomersTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger looks = new AtomicInteger();

    private Optional<String> ask(int knownFrom) {
        return Newcomers.soon(
                        () -> Uni.createFrom()
                                .item(looks.incrementAndGet() < knownFrom ? Optional.empty() : Optional.of("Ana")),
                        AT_ONCE,
                        5)
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void whoeverIsKnownIsLookedForOnce() {
        assertThat(ask(1)).contains("Ana");
        assertThat(looks).hasValue(1);
    }

    @Test
    void whoeverComesMeanwhileIsFound() {
        assertThat(ask(3)).contains("Ana");
        assertThat(looks).hasValue(3);
    }

    @Test
    void whoeverDoesNotComeIsNotWaitedForAnyLonger() {
        assertThat(ask(9)).isEmpty();
        assertThat(looks).hasValue(5);
    }
}
