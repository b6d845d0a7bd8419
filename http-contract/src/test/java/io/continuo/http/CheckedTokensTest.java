package io.continuo.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A token that was checked counts for a short while, and never longer than it says itself. */
class CheckedTokensTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SecurityIdentity ANA = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("ana"))
            .build();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final CheckedTokens tokens = new CheckedTokens(now::get);

    @Test
    void nobodyIsKnownWhoWasNotChecked() {
        tokens.add("ana's", ANA, NOON.plusSeconds(300));

        assertThat(tokens.bearer("ana's")).contains(ANA);
        assertThat(tokens.bearer("ana's and more")).isEmpty();
    }

    @Test
    void itIsCheckedAgainAfterAWhile() {
        tokens.add("ana's", ANA, NOON.plusSeconds(300));
        now.set(NOON.plus(CheckedTokens.AGE));

        assertThat(tokens.bearer("ana's")).isEmpty();
    }

    @Test
    void itDoesNotOutliveItself() {
        tokens.add("ana's", ANA, NOON.plus(Duration.ofSeconds(2)));
        now.set(NOON.plusSeconds(2));

        assertThat(tokens.bearer("ana's")).isEmpty();
    }

    @Test
    void thereIsABoundToHowManyAreKnown() {
        tokens.add("ana's", ANA, NOON.plusSeconds(300));
        IntStream.range(0, CheckedTokens.CAPACITY).forEach(i -> tokens.add("t" + i, ANA, NOON.plusSeconds(300)));

        assertThat(tokens.bearer("ana's")).isEmpty();
    }

    @Test
    void aLongOneIsNotKept() {
        String longest = "t".repeat(CheckedTokens.LONGEST);
        tokens.add(longest, ANA, NOON.plusSeconds(300));
        tokens.add(longest + "t", ANA, NOON.plusSeconds(300));

        assertThat(tokens.bearer(longest)).contains(ANA);
        assertThat(tokens.bearer(longest + "t")).isEmpty();
    }
}
