package io.continuo.interaction.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.ConsentState;
import io.continuo.events.CustomerEvent.ContactRulesChanged;
import io.continuo.events.CustomerEvent.Decision;
import io.continuo.events.CustomerId;
import io.continuo.events.contact.ContactPolicy;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.events.contact.QuietHours;
import io.continuo.events.contact.Scope;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from what identity-service told, also while it has told only half of a merge. */
class ContactRulesTest {

    private static final ContactPolicy POLICY = new ContactPolicy(false, false, Set.of("service"));
    private static final CustomerId ANA = new CustomerId("ana");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final Channel EMAIL = new Channel("email");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Decision decision(CustomerId base, ConsentState state, int hour) {
        return new Decision(base, "email", "marketing", state, "form", NOON.plusSeconds(3600L * hour));
    }

    private static ContactRulesChanged told(CustomerId customer, long version, Decision... decisions) {
        return new ContactRulesChanged(customer, version, List.of(decisions), ContactPreferences.NONE, NOON);
    }

    private static Permission marketing(ContactRulesChanged... told) {
        return ContactRules.of(POLICY, ANA, List.of(told), List.of()).on(EMAIL, "marketing", NOON);
    }

    @Test
    void aDenialOfTheAbsorbedCustomerCountsBeforeTheMergeIsTold() {
        Permission permission = marketing(
                told(ANA, 1, decision(ANA, ConsentState.GRANTED, 1)),
                told(BEN, 2, decision(BEN, ConsentState.DENIED, 0)));

        assertThat(permission.allowed()).isFalse();
        assertThat(permission.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.reason()).isEqualTo("denied");
            assertThat(reason.capturedBy()).isEqualTo("form");
        });
    }

    @Test
    void aGrantGivenAfterTheMergeLiftsWhatTheAbsorbedCustomerSaidBefore() {
        Permission permission = marketing(
                told(ANA, 3, decision(ANA, ConsentState.GRANTED, 2), decision(BEN, ConsentState.GRANTED, 2)),
                told(BEN, 2, decision(BEN, ConsentState.DENIED, 0)));

        assertThat(permission.allowed()).isTrue();
    }

    private static Permission marketingAfterAStop(ContactRulesChanged... told) {
        Heard stop = new Heard(new Scope("email", "marketing"), ConsentState.DENIED, "touchpoint t", NOON);
        return ContactRules.of(POLICY, ANA, List.of(told), List.of(stop)).on(EMAIL, "marketing", NOON);
    }

    @Test
    void aDenialThatWasHeardHereHoldsBeforeItIsTold() {
        assertThat(marketingAfterAStop(told(ANA, 1, decision(ANA, ConsentState.GRANTED, -1)))
                        .allowed())
                .isFalse();
        assertThat(marketingAfterAStop().allowed()).isFalse();
    }

    @Test
    void whatWasHeardHereCountsNoMoreOnceTheSameOrALaterDecisionIsTold() {
        assertThat(marketingAfterAStop(told(ANA, 2, decision(ANA, ConsentState.GRANTED, 1)))
                        .allowed())
                .isTrue();
        assertThat(marketingAfterAStop(told(
                                ANA, 2, decision(BEN, ConsentState.DENIED, 0), decision(ANA, ConsentState.GRANTED, 1)))
                        .reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.capturedBy()).isEqualTo("form"));
    }

    @Test
    void theSurvivorsWishesGoBeforeThoseOfTheAbsorbed() {
        ContactPreferences sms = new ContactPreferences(new Channel("sms"), null);
        ContactRules rules = ContactRules.of(
                POLICY,
                ANA,
                List.of(
                        new ContactRulesChanged(BEN, 9, List.of(), sms, NOON),
                        new ContactRulesChanged(ANA, 8, List.of(), new ContactPreferences(EMAIL, null), NOON)),
                List.of());

        assertThat(rules.preferredChannel()).contains(EMAIL);
    }

    @Test
    void quietHoursHoldBackWhatIsAllowedButNotTheService() {
        QuietHours lunch = new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneOffset.UTC);
        ContactRules rules = ContactRules.of(
                POLICY,
                ANA,
                List.of(new ContactRulesChanged(
                        ANA,
                        1,
                        List.of(decision(ANA, ConsentState.GRANTED, 0)),
                        new ContactPreferences(null, lunch),
                        NOON)),
                List.of());

        assertThat(rules.on(EMAIL, "marketing", NOON).reasons().getFirst().until())
                .isEqualTo(NOON.plusSeconds(3600));
        assertThat(rules.on(EMAIL, "service", NOON).allowed()).isTrue();
    }

    @Test
    void nobodyWritesToAnErasedPersonNotEvenInReply() {
        ContactRules rules = ContactRules.ofErased(POLICY);

        assertThat(rules.onReply(EMAIL, "service", NOON).allowed()).isFalse();
    }
}
