package io.continuo.interaction.sla;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this company owes its customers, and when it works. */
public interface SlaConfig {

    /** The place whose time the hours are in. */
    @WithDefault("UTC")
    ZoneId zone();

    /**
     * Hours of each day of the week, {@code monday=09:00-13:00,15:00-18:00}; a day that is absent, or {@code closed}, has
     * none. Without any day, time is counted around the clock.
     */
    Map<DayOfWeek, String> hours();

    /** Days without hours, {@code 2026-12-25}. */
    Optional<Set<LocalDate>> holidays();

    /** The share of a target after which somebody is warned, in thousandths. */
    @WithDefault("750")
    int warnAfter();

    /** How often warnings and breaches are looked for; how late they may be told. */
    @WithDefault("PT10S")
    Duration checkEvery();

    /** By priority: what is not set here is as the product ships it. */
    Map<String, TargetConfig> targets();

    /** By channel on which the case was opened, and by priority: comes before {@link #targets}. */
    Map<String, ChannelConfig> channels();

    /** The targets of a channel. */
    interface ChannelConfig {

        @WithParentName
        Map<String, TargetConfig> targets();
    }

    /** The targets of a priority. */
    interface TargetConfig {

        /** From the opening. */
        Optional<Duration> firstResponse();

        /** The longest silence after the first response, while it is the company's turn. */
        Optional<Duration> nextUpdate();

        /** From the opening. */
        Optional<Duration> resolution();

        /** Counted at all times, not in business hours only. */
        Optional<Boolean> aroundTheClock();
    }
}
