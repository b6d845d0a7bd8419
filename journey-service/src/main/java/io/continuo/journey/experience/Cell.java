package io.continuo.journey.experience;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is counted together.
 *
 * @param key a value for each thing that figures are told apart by; null where there is none
 * @param bucket the first day of the period of a trend, since 1970; 0 without a trend
 */
public record Cell(List<@Nullable String> key, long bucket) {

    public Cell {
        key = Collections.unmodifiableList(key);
    }
}
