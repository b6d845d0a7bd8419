package io.continuo.gateway.access;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own token by client credentials: held, renewed a minute before it ends, and used to its end while the
 * identity provider is away.
 */
@Singleton
public class OwnToken {

    private static final Logger LOG = Logger.getLogger(OwnToken.class);
    private static final Duration RENEWED_BEFORE_END = Duration.ofSeconds(60);
    private static final Duration RENEWAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private record Held(String value, Instant renewAt, Instant end) {}

    private final OidcClient client;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Uni<Held>> renewal = new AtomicReference<>();
    private volatile @Nullable Held held;

    OwnToken(OidcClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The {@code Authorization} header for calls of the gateway itself; a 503 problem when none can be had. */
    public Uni<String> authorization() {
        Held now = held;
        if (now != null && clock.instant().isBefore(now.renewAt())) {
            return Uni.createFrom().item(now.value());
        }
        return renewed()
                .onFailure()
                .recoverWithUni(failure -> keep(now, failure))
                .map(Held::value);
    }

    /** One renewal at a time; all requests that need it wait for the same one. */
    private Uni<Held> renewed() {
        Uni<Held> running = renewal.get();
        if (running != null) {
            return running;
        }
        Uni<Held> fresh = client.getTokens()
                .ifNoItem()
                .after(RENEWAL_TIMEOUT)
                .fail()
                .map(this::hold)
                .onTermination()
                .invoke(() -> renewal.set(null))
                .memoize()
                .indefinitely();
        Uni<Held> winner = renewal.compareAndExchange(null, fresh);
        return winner == null ? fresh : winner;
    }

    private Held hold(Tokens tokens) {
        Instant end = Instant.ofEpochSecond(tokens.getAccessTokenExpiresAt());
        Instant soon = clock.instant().plusSeconds(5);
        Instant renewAt = end.minus(RENEWED_BEFORE_END);
        Held fresh = new Held("Bearer " + tokens.getAccessToken(), renewAt.isBefore(soon) ? soon : renewAt, end);
        held = fresh;
        return fresh;
    }

    private Uni<Held> keep(@Nullable Held old, Throwable failure) {
        LOG.warnf("own token not renewed reason=%s", failure.toString());
        Instant now = clock.instant();
        if (old == null || !now.isBefore(old.end())) {
            return Uni.createFrom()
                    .failure(Problems.retryLater(
                            StandardProblem.UNAVAILABLE,
                            "The identity provider does not answer.",
                            PAUSE_AFTER_FAILURE));
        }
        Held kept = new Held(old.value(), now.plus(PAUSE_AFTER_FAILURE), old.end());
        held = kept;
        return Uni.createFrom().item(kept);
    }
}
