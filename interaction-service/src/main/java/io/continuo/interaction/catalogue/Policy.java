package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a touchpoint that violates the schema of its type. */
enum Policy {
    /** It is not taken, and kept among the rejected with the reason. */
    @JsonProperty("reject")
    REJECT,
    /** It is taken and says what is wrong with it. */
    @JsonProperty("flag")
    FLAG
}
