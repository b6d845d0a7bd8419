package io.continuo.journey.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash is the published one. */
class SipHashTest {

    /** As CPython 3.11 hashes bytes, with {@code PYTHONHASHSEED=0}. */
    @ParameterizedTest
    @CsvSource({"abc, -4594863902769663758", "xxxxxxxx, -4724777423671707232", "order-12345678, -4389486674697279474"})
    void itIsWhatOthersCompute(String text, long hash) {
        assertThat(new SipHash(0, 0).hash(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(hash);
    }

    /** The first of the vectors of the reference implementation. */
    @Test
    void nothingHasAHashOfItsKey() {
        assertThat(new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L).hash(new byte[0]))
                .isEqualTo(0xabac0158050fc4dcL);
    }
}
