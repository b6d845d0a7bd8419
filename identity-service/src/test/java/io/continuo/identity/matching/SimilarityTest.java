package io.continuo.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimilarityTest {

    /** The table of W. E. Winkler, Advanced Methods for Record Linkage, 1994. */
    @Test
    void it_is_winklers_measure() {
        assertThat(Similarity.jaroWinkler("martha", "marhta")).isCloseTo(0.961, within(0.001));
        assertThat(Similarity.jaroWinkler("dwayne", "duane")).isCloseTo(0.840, within(0.001));
        assertThat(Similarity.jaroWinkler("dixon", "dicksonx")).isCloseTo(0.813, within(0.001));
        assertThat(Similarity.jaroWinkler("abc", "xyz")).isZero();
        assertThat(Similarity.jaroWinkler("", "a")).isZero();
    }

    @Test
    void very_long_texts_are_compared_by_their_beginning() {
        assertThat(Similarity.jaroWinkler("a".repeat(200), "a".repeat(199))).isEqualTo(1);
    }

    @Test
    void a_swap_of_neighbours_is_one_edit() {
        assertThat(Similarity.edits("smith", "smiht", 2)).isEqualTo(1);
        assertThat(Similarity.edits("smith", "smyth", 2)).isEqualTo(1);
        assertThat(Similarity.edits("smith", "smithe", 2)).isEqualTo(1);
        assertThat(Similarity.edits("smith", "", 9)).isEqualTo(5);
        assertThat(Similarity.edits("kitten", "sitting", 5)).isEqualTo(3);
    }

    @Test
    void counting_ends_beyond_what_was_asked_for() {
        assertThat(Similarity.edits("abcdef", "uvwxyz", 2)).isEqualTo(3);
    }
}
