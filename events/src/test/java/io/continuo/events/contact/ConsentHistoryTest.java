package io.continuo.events.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deny wins, and a customer can still change their mind. */
class ConsentHistoryTest {

    private static final Scope EMAIL_MARKETING = new Scope("email", "marketing");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<ConsentDecision> decisions = new ArrayList<>();
    private final ContactPolicy policy = new ContactPolicy(false, false, Set.of("service"));

    @Test
    void nothing_decided_is_not_allowed() {
        assertThat(answer().reason()).isEqualTo(ContactPolicy.Reason.UNDECIDED);
        assertThat(answer().allowed()).isFalse();
    }

    @Test
    void a_later_grant_of_the_same_scope_lifts_a_denial() {
        ana(ConsentState.DENIED, "email", "marketing");
        ana(ConsentState.GRANTED, "email", "marketing");

        assertThat(answer().allowed()).isTrue();
    }

    @Test
    void a_later_denial_ends_a_grant() {
        ana(ConsentState.GRANTED, "email", "marketing");
        ana(ConsentState.DENIED, "email", "marketing");

        assertThat(answer().allowed()).isFalse();
    }

    @Test
    void a_denial_of_everything_holds_for_each_channel() {
        ana(ConsentState.GRANTED, "email", "marketing");
        ana(ConsentState.DENIED, "*", "*");

        assertThat(answer().allowed()).isFalse();
    }

    @Test
    void a_narrower_grant_is_an_exception_from_a_denial_of_everything() {
        ana(ConsentState.DENIED, "*", "*");
        ana(ConsentState.GRANTED, "email", "*");

        assertThat(answer().allowed()).isTrue();
        assertThat(policy.answerFor(history(), new Scope("sms", "marketing")).allowed())
                .isFalse();
    }

    @Test
    void a_wider_grant_does_not_lift_a_narrower_denial() {
        ana(ConsentState.DENIED, "email", "marketing");
        ana(ConsentState.GRANTED, "*", "*");

        assertThat(answer().allowed()).isFalse();
    }

    @Test
    void a_newer_grant_of_one_does_not_lift_the_denial_of_the_other_after_a_merge() {
        decide("ben", ConsentState.DENIED, "email", "marketing");
        ana(ConsentState.GRANTED, "email", "marketing");

        assertThat(answer().allowed()).isFalse();
        assertThat(history().perScope()).extracting(ConsentDecision::state).containsExactly(ConsentState.DENIED);
    }

    @Test
    void a_purpose_that_needs_no_consent_is_allowed_until_it_is_denied() {
        Scope service = new Scope("phone", "service");
        assertThat(policy.answerFor(history(), service).allowed()).isTrue();

        ana(ConsentState.DENIED, "*", "service");

        assertThat(policy.answerFor(history(), service).allowed()).isFalse();
    }

    @Test
    void the_decisions_that_stand_answer_like_the_whole_history() {
        Random random = new Random(7);
        List<String> channels = List.of("*", "email", "sms");
        List<String> purposes = List.of("*", "marketing", "survey");
        for (int round = 0; round < 2_000; round++) {
            decisions.clear();
            for (int i = random.nextInt(12); i >= 0; i--) {
                decide(
                        random.nextBoolean() ? "ana" : "ben",
                        random.nextBoolean() ? ConsentState.GRANTED : ConsentState.DENIED,
                        channels.get(random.nextInt(3)),
                        purposes.get(random.nextInt(3)));
            }
            ConsentHistory told = new ConsentHistory(history().standing());
            for (Scope contact : List.of(EMAIL_MARKETING, new Scope("sms", "survey"), new Scope("app", "marketing"))) {
                assertThat(told.decisionOn(contact)).isEqualTo(history().decisionOn(contact));
            }
        }
    }

    private ContactPolicy.Answer answer() {
        return policy.answerFor(history(), EMAIL_MARKETING);
    }

    private ConsentHistory history() {
        return new ConsentHistory(decisions);
    }

    private void ana(ConsentState state, String channel, String purpose) {
        decide("ana", state, channel, purpose);
    }

    private void decide(String who, ConsentState state, String channel, String purpose) {
        decisions.add(new ConsentDecision(
                new CustomerId(who),
                new Scope(channel, purpose),
                state,
                "form",
                null,
                START.plusSeconds(decisions.size())));
    }
}
