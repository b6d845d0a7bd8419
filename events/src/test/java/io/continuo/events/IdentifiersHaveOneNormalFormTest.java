package io.continuo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersHaveOneNormalFormTest {

    @ParameterizedTest
    @CsvSource({
        "email, ' Ana@Example.COM ', ana@example.com",
        "phone, +34 600-11 22.33, +34600112233",
        "whatsapp, 0034 (600) 112233, +34600112233",
        "user_id, ' U-1 ', U-1",
        "x_club, Gold, Gold"
    })
    void twoSpellingsOfOneIdentifierAreEqual(String type, String raw, String normal) {
        assertThat(Identifier.of(type, raw).value()).isEqualTo(normal);
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertThat(Identifier.of("facebook", "Jose\u0301")).isEqualTo(Identifier.of("facebook", "José"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cookie", "x_", "X_CLUB", "x_a b"})
    void anUnknownTypeIsRefused(String type) {
        assertThatThrownBy(() -> Identifier.of(type, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBlankOrEndlessValueIsRefused() {
        assertThatThrownBy(() -> Identifier.of("email", "  ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Identifier.of("email", "a".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyReadsBackEvenWithColonsInTheValue() {
        Identifier handle = Identifier.of("x_handle", "a:b");

        assertThat(Identifier.parse(handle.key())).isEqualTo(handle);
    }

    @Test
    void strengthRunsFromTheCustomerIdToTheDevice() {
        List<String> sorted = Stream.of("device_id", "x_club", "anonymous_id", "email", "loyalty_card", "user_id")
                .map(IdentifierType::of)
                .sorted()
                .map(IdentifierType::name)
                .toList();

        assertThat(sorted).containsExactly("user_id", "loyalty_card", "email", "x_club", "anonymous_id", "device_id");
    }

    @Test
    void aTouchpointIsBoundToItsStrongestIdentifier() {
        assertThat(Samples.touchpoint().strongest()).isEqualTo(Samples.EMAIL);
    }
}
