package io.continuo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesAreExactTest {

    @Test
    void equalAmountsAreEqualValues() {
        assertThat(Quantity.of("1.500")).isEqualTo(Quantity.of("1.5"));
        assertThat(Quantity.of("100")).hasToString("100");
    }

    @Test
    void noBinaryFractionCreepsIn() {
        Quantity left = Quantity.of("8.5").plus(Quantity.of(1)).minus(Quantity.of("9.33"));

        assertThat(left).isEqualTo(Quantity.of("0.17"));
    }

    @Test
    void aFourthDecimalIsRefused() {
        assertThatThrownBy(() -> Quantity.of("0.0001")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+12", "-1000000000000", "1E+2147483647", "100E+2147483647", "1E-2147483647"})
    void anAmountNobodyStocksIsRefused(String amount) {
        assertThatThrownBy(() -> Quantity.of(amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0E+2147483647", "0E-2147483647", "0.0000"})
    void nothingIsNothing(String amount) {
        assertThat(Quantity.of(amount)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void everyTopicHasItsOwnName() {
        Set<String> names = Topics.ALL.stream().map(Topic::name).collect(Collectors.toSet());

        assertThat(names).hasSameSizeAs(Topics.ALL);
    }

    @Test
    void onlyWhatNamesNobodyIsKeptFromBeingForgotten() {
        assertThat(Topics.ALL.stream().filter(topic -> !topic.forgets()))
                .containsExactly(
                        Topics.STOCK,
                        Topics.PROMISES,
                        Topics.LISTINGS,
                        Topics.RECONCILIATION,
                        Topics.ALERTS,
                        Topics.PRIVACY_RECEIPTS);
    }
}
