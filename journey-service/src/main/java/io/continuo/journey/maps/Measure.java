package io.continuo.journey.maps;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be expected of a cell. */
enum Measure {
    /** Net promoter score. */
    @JsonProperty("nps")
    NPS(false),
    /** Share of good answers on satisfaction, in percent. */
    @JsonProperty("csat")
    CSAT(false),
    /** Mean of the answers on effort. */
    @JsonProperty("ces")
    CES(false),
    /** Share of cases that their first contact resolved, in percent. */
    @JsonProperty("fcr")
    FCR(false),
    /** From the opening of a case to the first word to the customer. */
    @JsonProperty("response_time")
    RESPONSE_TIME(true),
    /** From the opening of a case to its last resolution. */
    @JsonProperty("resolution_time")
    RESOLUTION_TIME(true),
    /** Since the customer's contact before. */
    @JsonProperty("wait")
    WAIT(true),
    /** From the first contact of a visit to its last. */
    @JsonProperty("duration")
    DURATION(true),
    /** Share of visits after which the customer was not met again, in percent. */
    @JsonProperty("lost")
    LOST(false),
    /** Share of visits after which the customer asked again, in percent. */
    @JsonProperty("repeated")
    REPEATED(false);

    private final boolean time;

    Measure(boolean time) {
        this.time = time;
    }

    /** Whether it is a time of cases. */
    boolean isOfCases() {
        return this == RESPONSE_TIME || this == RESOLUTION_TIME;
    }

    /** Whether it is a time, which is expected to be within another one. */
    boolean isTime() {
        return time;
    }
}
