package io.continuo.journey.experience;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A figure of customer experience. */
public enum Metric {
    /** Net promoter score, −100 to 100. */
    @JsonProperty("nps")
    NPS(Subject.ANSWERS, Unit.POINTS),
    /** Share of good answers on satisfaction. */
    @JsonProperty("csat")
    CSAT(Subject.ANSWERS, Unit.PERCENT),
    /** Mean of the answers on effort, and the share of good ones. */
    @JsonProperty("ces")
    CES(Subject.ANSWERS, Unit.POINTS),
    /** Share of cases that their first contact resolved. */
    @JsonProperty("fcr")
    FCR(Subject.CASES, Unit.PERCENT),
    /** From the opening of a case to the first word to the customer. */
    @JsonProperty("response_time")
    RESPONSE_TIME(Subject.CASES, Unit.SECONDS),
    /** From the opening of a case to its last resolution. */
    @JsonProperty("resolution_time")
    RESOLUTION_TIME(Subject.CASES, Unit.SECONDS),
    /** From a sign of dissatisfaction to the resolution of the case. */
    @JsonProperty("dissatisfaction_closure")
    DISSATISFACTION_CLOSURE(Subject.CASES, Unit.SECONDS),
    /** Share of cases whose customer was never left without news for long while the company owed some. */
    @JsonProperty("regular_updates")
    REGULAR_UPDATES(Subject.CASES, Unit.PERCENT);

    private final Subject subject;
    private final Unit unit;

    /** What is counted. */
    enum Subject {
        ANSWERS,
        CASES
    }

    /** What the value is in. */
    public enum Unit {
        @JsonProperty("points")
        POINTS,
        @JsonProperty("percent")
        PERCENT,
        @JsonProperty("seconds")
        SECONDS
    }

    Metric(Subject subject, Unit unit) {
        this.subject = subject;
        this.unit = unit;
    }

    /** Whether it is about a survey. */
    public boolean isOfAnswers() {
        return subject == Subject.ANSWERS;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether less of it is better, which is so of times. */
    public boolean isBetterLow() {
        return unit == Unit.SECONDS;
    }

    /** As callers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
