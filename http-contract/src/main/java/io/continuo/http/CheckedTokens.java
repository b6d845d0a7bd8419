package io.continuo.http;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who the bearers of tokens are that were checked a moment ago: the same token comes with every call of a client, and its
 * signature is as good as before. A key that was withdrawn counts for {@link #AGE} longer, a token never after its end.
 */
final class CheckedTokens {

    static final Duration AGE = Duration.ofSeconds(30);

    /** More clients than call at once; beyond it all are checked anew. */
    static final int CAPACITY = 1_000;

    /** Characters; a longer token is checked each time. With {@link #CAPACITY} this bounds the memory to some ten MB. */
    static final int LONGEST = 4_096;

    private final Map<String, Checked> byToken = new ConcurrentHashMap<>();
    private final InstantSource clock;

    CheckedTokens(InstantSource clock) {
        this.clock = clock;
    }

    private record Checked(SecurityIdentity identity, Instant until) {}

    Optional<SecurityIdentity> bearer(String token) {
        Checked known = byToken.get(token);
        if (known == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(known.until())) {
            byToken.remove(token, known);
            return Optional.empty();
        }
        return Optional.of(known.identity());
    }

    /** @param end of the token itself */
    void add(String token, SecurityIdentity identity, Instant end) {
        if (token.length() > LONGEST) {
            return;
        }
        if (byToken.size() >= CAPACITY) {
            byToken.clear();
        }
        Instant late = clock.instant().plus(AGE);
        byToken.put(token, new Checked(identity, end.isBefore(late) ? end : late));
    }
}
