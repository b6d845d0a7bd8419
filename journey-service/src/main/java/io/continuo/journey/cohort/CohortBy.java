package io.continuo.journey.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes customers a cohort, and when it begins for each. */
enum CohortBy {
    /** The period of their first contact. */
    @JsonProperty("first_touch")
    FIRST_TOUCH,
    /** The channel of their first contact, from then on. */
    @JsonProperty("first_channel")
    FIRST_CHANNEL,
    /** The period of their first purchase. */
    @JsonProperty("first_purchase")
    FIRST_PURCHASE,
    /** The first campaign they came with, from then on. */
    @JsonProperty("campaign")
    CAMPAIGN,
    /** All channels on which they were met, from their first contact on. */
    @JsonProperty("channel_mix")
    CHANNEL_MIX
}
