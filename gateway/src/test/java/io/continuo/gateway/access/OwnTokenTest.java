package io.continuo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OwnTokenTest {

    private final Issuer issuer = new Issuer();
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final OwnToken token = new OwnToken(issuer, () -> now);

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsEnd() {
        assertThat(get()).isEqualTo("Bearer t1");
        now = now.plusSeconds(239);
        assertThat(get()).isEqualTo("Bearer t1");
        now = now.plusSeconds(1);
        assertThat(get()).isEqualTo("Bearer t2");
    }

    @Test
    void whileTheIssuerIsAwayTheTokenIsUsedToItsEnd() {
        assertThat(get()).isEqualTo("Bearer t1");
        issuer.away = true;
        now = now.plusSeconds(299);
        assertThat(get()).isEqualTo("Bearer t1");
        now = now.plusSeconds(6);
        assertThatThrownBy(this::get)
                .hasRootCauseInstanceOf(HttpProblem.class)
                .hasMessageContaining("identity provider");
        issuer.away = false;
        assertThat(get()).isEqualTo("Bearer t2");
    }

    @Test
    void theIssuerThatIsAwayIsAskedAtMostEveryFiveSeconds() {
        get();
        issuer.away = true;
        now = now.plusSeconds(250);
        get();
        get();
        assertThat(issuer.asked).isEqualTo(2);
        now = now.plusSeconds(5);
        get();
        assertThat(issuer.asked).isEqualTo(3);
    }

    @Test
    void allThatWaitForATokenWaitForTheSame() {
        issuer.slow = true;
        List<CompletableFuture<String>> waiting = List.of(start(), start(), start());
        issuer.pending.forEach(emitter -> emitter.complete(issuer.next()));
        assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isEqualTo("Bearer t1"));
        assertThat(issuer.asked).isEqualTo(1);
    }

    private String get() {
        return start().join();
    }

    private CompletableFuture<String> start() {
        return token.authorization().subscribeAsCompletionStage();
    }

    /** Gives tokens of five minutes. */
    private final class Issuer implements OidcClient {

        private final List<UniEmitter<? super Tokens>> pending = new ArrayList<>();
        private int asked;
        private int given;
        private boolean away;
        private boolean slow;

        private Tokens next() {
            given++;
            return new Tokens(
                    "t" + given,
                    now.plusSeconds(300).getEpochSecond(),
                    Duration.ZERO,
                    null,
                    null,
                    new JsonObject(),
                    "gateway");
        }

        @Override
        public Uni<Tokens> getTokens(Map<String, String> parameters) {
            return Uni.createFrom().emitter(emitter -> {
                asked++;
                if (away) {
                    emitter.fail(new IllegalStateException("away"));
                } else if (slow) {
                    pending.add(emitter);
                } else {
                    emitter.complete(next());
                }
            });
        }

        @Override
        public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String accessToken, Map<String, String> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
