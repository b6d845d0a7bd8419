package io.continuo.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "order*, order completed, true",
        "*viewed, page viewed, true",
        "viewed * page, viewed help page, true",
        "viewed * page, viewed page, false",
        "*a*b*, xxaxxbxx, true",
        "*a*b, aabab, true",
        "*a*b, aaba, false",
        "'', '', true",
        "*, '', true",
        "'', a, false",
        "a, ab, false"
    })
    void aStarStandsForAnyText(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeNoLongTime() {
        assertThat(Glob.matches("*a".repeat(100) + "b", "a".repeat(10_000))).isFalse();
    }
}
