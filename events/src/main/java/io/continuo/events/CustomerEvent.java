package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a customer as a whole. Topic {@link Topics#CUSTOMERS}, key {@link #logKey()}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CustomerEvent.CustomerCreated.class, name = "customer-created"),
    @JsonSubTypes.Type(value = CustomerEvent.CustomersMerged.class, name = "customers-merged"),
    @JsonSubTypes.Type(value = CustomerEvent.CustomersUnmerged.class, name = "customers-unmerged"),
    @JsonSubTypes.Type(value = CustomerEvent.ConsentChanged.class, name = "consent-changed"),
    @JsonSubTypes.Type(value = CustomerEvent.CustomerErased.class, name = "customer-erased")
})
public sealed interface CustomerEvent {

    CustomerId customerId();

    Instant at();

    /** What makes the event one of its own among those of its customer; a later one of the same name replaces it. */
    private String name() {
        return switch (this) {
            case CustomerCreated created -> "created";
            case CustomersMerged merged -> "merged " + merged.mergeId();
            case CustomersUnmerged unmerged -> "unmerged " + unmerged.mergeId();
            case ConsentChanged consent -> "consent " + consent.channel() + " " + consent.purpose();
            case CustomerErased erased -> "erased";
        };
    }

    /** Its key, and that of the tombstone that takes it out. */
    default String logKey() {
        return LogKeys.of(customerId().value(), name());
    }

    /** A person was seen for the first time. */
    record CustomerCreated(CustomerId customerId, Instant at) implements CustomerEvent {}

    /**
     * Two customers turned out to be one; {@code customerId} survives.
     *
     * @param mergeId names the merge for its undoing
     * @param absorbed its id keeps resolving to the survivor
     * @param reason the rule, or what the steward said
     */
    record CustomersMerged(CustomerId customerId, String mergeId, CustomerId absorbed, String reason, Instant at)
            implements CustomerEvent {}

    /** A merge was wrong: {@code restored} is a customer of its own again, as it was. */
    record CustomersUnmerged(CustomerId customerId, String mergeId, CustomerId restored, String reason, Instant at)
            implements CustomerEvent {}

    /**
     * A decision of the customer about being contacted.
     *
     * @param channel a channel's name, or {@code *} for all
     * @param purpose a purpose's name, or {@code *} for all
     * @param state granted or denied
     * @param capturedBy who or what took the decision down
     */
    record ConsentChanged(
            CustomerId customerId,
            String channel,
            String purpose,
            ConsentState state,
            @Nullable String capturedBy,
            Instant at)
            implements CustomerEvent {}

    /** Everything about the person goes. */
    record CustomerErased(CustomerId customerId, Instant at) implements CustomerEvent {}
}
