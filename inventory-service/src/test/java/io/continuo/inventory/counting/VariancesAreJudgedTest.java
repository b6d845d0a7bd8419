package io.continuo.inventory.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariancesAreJudgedTest {

    private static final Limits LIMITS = new Limits(new BigDecimal("5"), new BigDecimal("0.1"), 0.9);

    @ParameterizedTest
    @CsvSource({
        "10, 5, 1, true",
        "10, 4, 1, false",
        "10, 15, 1, true",
        "10, 16, 1, false",
        "100, 90, 1, true",
        "100, 89.999, 1, false",
        "0, 0, 0, true",
        "10, 9, 0.89, false",
        "10, 9, 0.9, true",
        "10, 11, 0.2, true",
        "-3, 2, 1, true"
    })
    void smallOnesAreAppliedAndDoubtfulLossesAreNot(
            String expected, String counted, double confidence, boolean applied) {
        Tally tally = new Tally(new Sku("X"), Quantity.of(counted), confidence, null);
        assertThat(LIMITS.allow(tally, Quantity.of(expected))).isEqualTo(applied);
    }

    @Test
    void coverageIsWhatIsLeftOfTheReadsOnceTheSinglesAreTakenOut() {
        assertThat(Coverage.of(0, 0)).isZero();
        assertThat(Coverage.of(10, 10)).isZero();
        assertThat(Coverage.of(100, 3)).isEqualTo(0.97);
        assertThat(Coverage.of(30, 1)).isEqualTo(0.96);
    }
}
