package io.continuo.interaction.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** A bucket's place in the store is told by its id alone. */
class BucketTest {

    @Test
    void anIdentifierMayHoldTheSeparator() {
        Bucket bucket = new Bucket("user_id:a#b#202601#1", YearMonth.of(2026, 3), 12);
        assertThat(Bucket.parse(bucket.id())).isEqualTo(bucket);
    }
}
