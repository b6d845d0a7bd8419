package io.continuo.journey.experience;

import java.time.Duration;

/**
 * What companies see differently.
 *
 * @param denominator of which cases first contact resolution is a share
 * @param reopenWindow a case opened again within it was not resolved
 * @param sameContact messages of a customer's so close to each other are one contact
 * @param updateEvery how long silence may last that is regular
 * @param soFar whether what has not come to its end counts with the time until now
 */
public record MetricSettings(
        FirstContactTally.Denominator denominator,
        Duration reopenWindow,
        Duration sameContact,
        Duration updateEvery,
        boolean soFar) {

    public static final MetricSettings DEFAULTS = new MetricSettings(
            FirstContactTally.Denominator.ALL,
            FirstContactTally.DEFAULT_WINDOW,
            Duration.ofHours(4),
            Duration.ofDays(1),
            false);

    /** With the time until now of what has not come to its end. */
    static final MetricSettings SO_FAR = new MetricSettings(
            DEFAULTS.denominator, DEFAULTS.reopenWindow, DEFAULTS.sameContact, DEFAULTS.updateEvery, true);
}
