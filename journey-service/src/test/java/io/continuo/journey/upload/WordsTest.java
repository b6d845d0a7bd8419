package io.continuo.journey.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts are numbered in the order of their first use, whoever chose them. */
class WordsTest {

    private final Words words = new Words();

    @Test
    void aTextHasOneNumber() {
        IntStream.range(0, 1_000).forEach(i -> assertThat(words.number("ä" + i)).isEqualTo(i));

        IntStream.range(0, 1_000).forEach(i -> {
            assertThat(words.number("ä" + i)).isEqualTo(i);
            assertThat(words.find("ä" + i)).isEqualTo(i);
            assertThat(words.text(i)).isEqualTo("ä" + i);
        });
        assertThat(words.find("a")).isNegative();
        assertThat(words.size()).isEqualTo(1_000);
    }

    /** Of {@code Aa} and {@code BB} Java makes the same hash, and so of all texts of as many of them. */
    @Test
    void textsThatWereChosenToCollideAreNumberedAsFast() {
        int pairs = 17;

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> IntStream.range(0, 1 << pairs).forEach(bits -> words.number(text(bits, pairs))));

        assertThat(words.size()).isEqualTo(1 << pairs);
    }

    private static String text(int bits, int pairs) {
        return IntStream.range(0, pairs)
                .mapToObj(pair -> (bits >>> pair & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
