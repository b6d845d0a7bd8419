package io.continuo.journey.drivers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.continuo.journey.query.Where;

/** What may move an outcome. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Factor.Item.class),
    @JsonSubTypes.Type(Factor.Told.class),
    @JsonSubTypes.Type(Factor.Counted.class)
})
sealed interface Factor {

    String name();

    /** A number that came with the answer, such as another item of the survey. An answer without it is left out. */
    record Item(String name, String property) implements Factor {}

    /** Something about the contacts before the answer. */
    record Told(String name, Fact fact) implements Factor {}

    /** How many touchpoints before the answer meet conditions: errors, for example. */
    record Counted(String name, Where where) implements Factor {}

    /** What contacts tell. */
    enum Fact {
        /** How many there were. */
        @JsonProperty("contacts")
        CONTACTS,
        /** How many of them were of the stage service. */
        @JsonProperty("service_contacts")
        SERVICE_CONTACTS,
        /** How many of them were of the stage service and asked again, as friction has it: hours to a week after another one. */
        @JsonProperty("repeated_contacts")
        REPEATED_CONTACTS,
        /** How many touchpoints at which something went wrong there were, as friction has it. */
        @JsonProperty("errors")
        ERRORS,
        /** How often the channel changed. */
        @JsonProperty("handoffs")
        HANDOFFS,
        /** The longest time between two of them, in hours; 0 where there are fewer. */
        @JsonProperty("longest_wait")
        LONGEST_WAIT
    }
}
