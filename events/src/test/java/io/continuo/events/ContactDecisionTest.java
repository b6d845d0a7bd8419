package io.continuo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactDecisionTest {

    @Test
    void aDenialThatSaysNothingElseIsForEveryChannelAndAGrantForItsOwn() {
        assertThat(of(ContactDecision.DENIED, Map.of()))
                .isEqualTo(new ContactDecision(ConsentState.DENIED, "*", "marketing", null));
        assertThat(of(ContactDecision.GRANTED, Map.of()))
                .isEqualTo(new ContactDecision(ConsentState.GRANTED, "sms", "marketing", null));
    }

    @Test
    void itSaysWhatItIsAbout() {
        assertThat(of(ContactDecision.DENIED, Map.of("channel", "email", "purpose", "*", "text", "No!")))
                .isEqualTo(new ContactDecision(ConsentState.DENIED, "email", "*", "No!"));
    }

    @Test
    void anyOtherTouchpointDecidesNothing() {
        assertThat(ContactDecision.of(touchpoint("Message Received", Map.of("channel", "?"))))
                .isEmpty();
    }

    @Test
    void wordsThatNoDatabaseTakesAreTakenOut() {
        assertThat(of(ContactDecision.DENIED, Map.of("text", "a\0b")).text()).isEqualTo("ab");
        assertThat(of(ContactDecision.DENIED, Map.of("text", "x".repeat(20_000)))
                        .text())
                .hasSize(ContactDecision.MAX_TEXT);
    }

    @ParameterizedTest
    @CsvSource({"channel, pigeons", "channel, ''", "purpose, Sell", "purpose, ''", "purpose, a b"})
    void whatIsAboutNothingKnownIsRefusedWithoutQuotingIt(String property, String value) {
        assertThatThrownBy(() -> of(ContactDecision.DENIED, Map.of(property, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pigeons");
    }

    private static ContactDecision of(String type, Map<String, Object> properties) {
        return ContactDecision.of(touchpoint(type, properties)).orElseThrow();
    }

    private static TouchpointRecorded touchpoint(String type, Map<String, Object> properties) {
        return new TouchpointRecorded(
                "t",
                type,
                new Channel("sms"),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(Identifier.of("phone", "+34600111222")),
                properties,
                null,
                null);
    }
}
