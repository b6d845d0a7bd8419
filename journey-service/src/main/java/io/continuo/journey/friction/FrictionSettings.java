package io.continuo.journey.friction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What companies see differently.
 *
 * @param lostAfter who is not met for so long is lost
 * @param loopWithin a loop takes no longer
 * @param repeatedAfter two service contacts are at least so far apart; closer ones are one contact
 * @param repeatedWithin and at most so far
 * @param slowAfter a wait for a word in a case that is longer is slow
 * @param goodsAfter a wait for what was promised that is longer is slow
 * @param errors types of touchpoints at which something went wrong, {@code *} standing for any text, in any case
 */
public record FrictionSettings(
        Duration lostAfter,
        Duration loopWithin,
        Duration repeatedAfter,
        Duration repeatedWithin,
        Duration slowAfter,
        Duration goodsAfter,
        List<String> errors) {

    public static final FrictionSettings DEFAULTS = new FrictionSettings(
            Duration.ofDays(30),
            Duration.ofDays(1),
            Duration.ofHours(4),
            Duration.ofDays(7),
            Duration.ofDays(2),
            Duration.ofDays(7),
            List.of(
                    "*error*",
                    "*fail*",
                    "*declined*",
                    "*rejected*",
                    "*exception*",
                    "*timeout*",
                    "*timed out*",
                    "*not found*",
                    "*out of stock*",
                    "*unavailable*",
                    "coupon denied",
                    "call abandoned",
                    "email bounced"));

    public FrictionSettings {
        errors = List.copyOf(errors);
    }

    /** With other types at which something went wrong, besides. */
    FrictionSettings with(List<String> others) {
        List<String> all = new ArrayList<>(errors);
        all.addAll(others);
        return new FrictionSettings(lostAfter, loopWithin, repeatedAfter, repeatedWithin, slowAfter, goodsAfter, all);
    }
}
