package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.events.contact.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a customer as a whole. Topic {@link Topics#CUSTOMERS}, key {@link #logKey()}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CustomerEvent.CustomerCreated.class, name = "customer-created"),
    @JsonSubTypes.Type(value = CustomerEvent.CustomersMerged.class, name = "customers-merged"),
    @JsonSubTypes.Type(value = CustomerEvent.CustomersUnmerged.class, name = "customers-unmerged"),
    @JsonSubTypes.Type(value = CustomerEvent.ConsentChanged.class, name = "consent-changed"),
    @JsonSubTypes.Type(value = CustomerEvent.ContactRulesChanged.class, name = "contact-rules-changed"),
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
            case ContactRulesChanged rules -> "contact rules";
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

    /**
     * Everything a customer decided and wishes about being contacted, as it holds now: it replaces what was told before,
     * and with {@link ConsentHistory} and {@code ContactPolicy} it answers as identity-service does. Told whenever a
     * decision or a wish changes, and when base customers with decisions are merged or parted.
     *
     * @param version grows with every change of anything; a lower one is older news
     * @param decisions the last one of each base customer about each scope, in the order taken
     */
    record ContactRulesChanged(
            CustomerId customerId, long version, List<Decision> decisions, ContactPreferences preferences, Instant at)
            implements CustomerEvent {

        public ContactRulesChanged {
            decisions = List.copyOf(decisions);
        }

        public static ContactRulesChanged of(
                CustomerId customer, long version, ConsentHistory history, ContactPreferences preferences, Instant at) {
            List<Decision> decisions =
                    history.standing().stream().map(Decision::from).toList();
            return new ContactRulesChanged(customer, version, decisions, preferences, at);
        }
    }

    /**
     * A decision as the others need it, without its wording.
     *
     * @param base the customer it covers, also after a merge
     */
    record Decision(
            CustomerId base, String channel, String purpose, ConsentState state, String capturedBy, Instant at) {

        static Decision from(ConsentDecision decision) {
            return new Decision(
                    decision.base(),
                    decision.scope().channel(),
                    decision.scope().purpose(),
                    decision.state(),
                    decision.capturedBy(),
                    decision.at());
        }

        public ConsentDecision toDecision() {
            return new ConsentDecision(base, new Scope(channel, purpose), state, capturedBy, null, at);
        }
    }

    /** Everything about the person goes. */
    record CustomerErased(CustomerId customerId, Instant at) implements CustomerEvent {}
}
