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
        "x_club, Gold, Gold",
        "email, Ana+Shop@Example.com, ana@example.com",
        "email, +tag@example.com, +tag@example.com",
        "email, A.N.A+x@googlemail.com, ana@gmail.com",
        "email, a.n.a@example.com, a.n.a@example.com",
        "email, ana@Bücher.example, ana@xn--bcher-kva.example",
        "email, ａｎａ@example.com, ana@example.com",
        "email, not an address, not an address",
        "phone, +44 (0)20 7946 0958, +442079460958",
        "phone, +44 020 7946 0958, +442079460958",
        "phone, ＋３４ ６００ １１ ２２ ３３, +34600112233",
        "phone, +34 600112233 ext. 12, +34600112233;ext=12",
        "phone, 600 11 22 33, 600112233",
        "phone, +1, +1",
        "phone, call me, callme",
        "whatsapp, 34600112233, +34600112233",
        "facebook, @Ana.Pérez, ana.pérez",
        "instagram, STRASSE, strasse",
        "instagram, straße, strasse",
        "loyalty_card, ４７11, 4711",
        "crm_id, aB, aB"
    })
    void twoSpellingsOfOneIdentifierAreEqual(String type, String raw, String normal) {
        assertThat(Identifier.of(type, raw).value()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana+Shop@Example.com",
                "a.+b@gmail.com",
                "+34 600 11 22 33 x5",
                "0034600112233",
                "600112233",
                "Straße",
                "@@a",
                "ana@bücher.example.",
                "+4402079460958",
                "1800FLOWERS",
                "\u200b+34600112233\u200b"
            })
    void theNormalFormOfANormalFormIsItself(String raw) {
        for (String type : List.of("email", "phone", "whatsapp", "facebook", "user_id")) {
            Identifier once = Identifier.of(type, raw);

            assertThat(Identifier.of(type, once.value())).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u0085b", "a\ud800b"})
    void controlCharactersInsideAreRefused(String raw) {
        assertThatThrownBy(() -> Identifier.of("x_handle", raw))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control characters");
    }

    @Test
    void aNationalNumberIsUnderstoodWhereTheDeploymentHasARegion() {
        NormalFormSettings spain = NormalFormSettings.of("es", null);

        assertThat(PhoneNumbers.normal(IdentifierType.PHONE, "600 11 22 33", spain))
                .isEqualTo("+34600112233");
        assertThat(PhoneNumbers.normal(IdentifierType.PHONE, "12", spain)).isEqualTo("12");
        assertThat(PhoneNumbers.normal(IdentifierType.WHATSAPP, "4915112345678", spain))
                .isEqualTo("+4915112345678");
    }

    @Test
    void aNumberWithoutItsCountryIsSeenToBeIncomplete() {
        assertThat(Identifier.of("phone", "600112233").isComplete()).isFalse();
        assertThat(Identifier.of("phone", "+34600112233").isComplete()).isTrue();
        assertThat(Identifier.of("email", "ana@example.com").isComplete()).isTrue();
    }

    @Test
    void tagsCanBeKeptAndWrongSettingsAreRefused() {
        NormalFormSettings keep = NormalFormSettings.of(null, "keep");

        assertThat(EmailAddresses.normal("Ana+Shop@example.com", keep)).isEqualTo("ana+shop@example.com");
        assertThatThrownBy(() -> NormalFormSettings.of("Spain", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NormalFormSettings.of(null, "maybe")).isInstanceOf(IllegalArgumentException.class);
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
    void aPlusThatANumberLostInAnAddressIsThereAgain() {
        assertThat(Identifier.parse("phone: 34600112233")).isEqualTo(Identifier.of("phone", "+34600112233"));
        assertThat(Identifier.parse("phone:600112233").value()).isEqualTo("600112233");
        assertThat(Identifier.parse("user_id: 600112233").value()).isEqualTo("600112233");
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
