package io.continuo.journey.experience;

import java.time.Duration;

/**
 * What companies see differently.
 *
 * @param denominator of which cases first contact resolution is a share
 * @param reopenWindow a case opened again within it was not resolved
 * @param sameContact messages of a customer's so close to each other are one contact
 * @param updateEvery how long silence may last that is regular
 */
public record MetricSettings(
        FirstContactTally.Denominator denominator, Duration reopenWindow, Duration sameContact, Duration updateEvery) {

    public static final MetricSettings DEFAULTS = new MetricSettings(
            FirstContactTally.Denominator.ALL,
            FirstContactTally.DEFAULT_WINDOW,
            Duration.ofHours(4),
            Duration.ofDays(1));
}
