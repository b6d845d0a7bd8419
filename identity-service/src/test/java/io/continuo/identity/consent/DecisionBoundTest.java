package io.continuo.identity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.Scope;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A customer decides about many things apart, and not about any number; a denial is never lost for that. */
class DecisionBoundTest {

    private static final CustomerId ANA = new CustomerId("ana");
    private static final ConsentHistory FULL = decided(DecisionBound.MAX_SCOPES);

    private static ConsentHistory decided(int scopes) {
        return new ConsentHistory(IntStream.range(0, scopes)
                .mapToObj(i -> new ConsentDecision(
                        ANA, new Scope("email", "purpose_" + i), ConsentState.GRANTED, "form", null, Instant.EPOCH))
                .toList());
    }

    private static NewConsent told(ConsentState state, Scope scope) {
        return new NewConsent(ANA, scope, state, "touchpoint t", null, "till", Instant.EPOCH);
    }

    @Test
    void the_last_one_fits_and_the_next_does_not() {
        Scope next = new Scope("sms", "marketing");
        assertThat(DecisionBound.isFull(decided(DecisionBound.MAX_SCOPES - 1), next))
                .isFalse();
        assertThat(DecisionBound.isFull(FULL, next)).isTrue();
    }

    @Test
    void what_was_decided_before_can_be_decided_again_and_everything_always() {
        assertThat(DecisionBound.isFull(FULL, new Scope("email", "purpose_7"))).isFalse();
        assertThat(DecisionBound.isFull(FULL, new Scope("*", "*"))).isFalse();
    }

    @Test
    void a_denial_that_was_told_silences_everything_and_a_grant_nothing() {
        Scope next = new Scope("sms", "marketing");
        assertThat(DecisionBound.fitting(FULL, told(ConsentState.DENIED, next)))
                .hasValueSatisfying(kept -> assertThat(kept.scope()).isEqualTo(new Scope("*", "*")));
        assertThat(DecisionBound.fitting(FULL, told(ConsentState.GRANTED, next)))
                .isEmpty();
        assertThat(DecisionBound.fitting(decided(1), told(ConsentState.GRANTED, next)))
                .contains(told(ConsentState.GRANTED, next));
    }
}
