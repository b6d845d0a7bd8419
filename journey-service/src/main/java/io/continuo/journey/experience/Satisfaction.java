package io.continuo.journey.experience;

import org.jspecify.annotations.Nullable;

/** What customers say, each with how many answers it rests on and its 95 % interval; null where they said nothing. */
public record Satisfaction(
        @Nullable MetricFigure nps,
        @Nullable MetricFigure csat,
        @Nullable MetricFigure ces) {}
