package io.continuo.journey.experience;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A figure of customer experience. */
public enum Metric {
    /** Net promoter score, −100 to 100. */
    NPS(Subject.ANSWERS, Unit.POINTS),
    /** Share of good answers on satisfaction. */
    CSAT(Subject.ANSWERS, Unit.PERCENT),
    /** Mean of the answers on effort, and the share of good ones. */
    CES(Subject.ANSWERS, Unit.POINTS),
    /** Share of cases that their first contact resolved. */
    FCR(Subject.CASES, Unit.PERCENT),
    /** From the opening of a case to the first word to the customer. */
    RESPONSE_TIME(Subject.CASES, Unit.SECONDS),
    /** From the opening of a case to its last resolution. */
    RESOLUTION_TIME(Subject.CASES, Unit.SECONDS),
    /** From a sign of dissatisfaction to the resolution of the case. */
    DISSATISFACTION_CLOSURE(Subject.CASES, Unit.SECONDS),
    /** Share of cases whose customer was never left without news for long while the company owed some. */
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

    boolean isOfAnswers() {
        return subject == Subject.ANSWERS;
    }

    public Unit unit() {
        return unit;
    }

    /** As callers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
