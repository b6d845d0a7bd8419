package io.continuo.interaction.permission;

import io.continuo.events.Channel;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerEvent.ContactRulesChanged;
import io.continuo.events.CustomerId;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.ContactPolicy;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.events.contact.QuietHours;
import io.continuo.events.contact.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds about contacting one person: any number of questions about it are answered without another look. */
public final class ContactRules {

    private enum Who {
        KNOWN,
        UNKNOWN,
        ERASED
    }

    private final ContactPolicy policy;
    private final Who who;
    private final ConsentHistory history;
    private final ContactPreferences preferences;

    private ContactRules(ContactPolicy policy, Who who, ConsentHistory history, ContactPreferences preferences) {
        this.policy = policy;
        this.who = who;
        this.history = history;
        this.preferences = preferences;
    }

    static ContactRules ofUnknown(ContactPolicy policy) {
        return new ContactRules(policy, Who.UNKNOWN, new ConsentHistory(List.of()), ContactPreferences.NONE);
    }

    static ContactRules ofErased(ContactPolicy policy) {
        return new ContactRules(policy, Who.ERASED, new ConsentHistory(List.of()), ContactPreferences.NONE);
    }

    /**
     * @param told of the customer and of those it absorbed, whose older word may still say of itself what the customer's
     *     does not say yet
     * @param heard here, of which only what is not told counts
     */
    static ContactRules of(
            ContactPolicy policy, CustomerId customer, Collection<ContactRulesChanged> told, Collection<Heard> heard) {
        List<CustomerEvent.Decision> known =
                told.stream().flatMap(rules -> rules.decisions().stream()).toList();
        Stream<ConsentDecision> untold = heard.stream()
                .filter(one -> known.stream().noneMatch(one::isTold))
                .map(one -> one.of(customer));
        List<ConsentDecision> decisions = Stream.concat(known.stream().map(CustomerEvent.Decision::toDecision), untold)
                .distinct()
                .sorted(Comparator.comparing(ConsentDecision::at))
                .toList();
        Comparator<ContactRulesChanged> itsOwn =
                Comparator.comparing(rules -> rules.customerId().equals(customer));
        ContactPreferences preferences = told.stream()
                .max(itsOwn.thenComparing(ContactRulesChanged::version))
                .map(ContactRulesChanged::preferences)
                .orElse(ContactPreferences.NONE);
        return new ContactRules(policy, Who.KNOWN, new ConsentHistory(decisions), preferences);
    }

    /** Whether the person may be contacted at that time, by the rule that identity-service answers by. */
    public Permission on(Channel channel, String purpose, Instant at) {
        Scope contact = new Scope(channel.name(), purpose);
        return Permission.from(
                switch (who) {
                    case ERASED -> policy.answerForErased();
                    case UNKNOWN -> policy.answerForUnknown(contact);
                    case KNOWN -> policy.at(at, policy.answerFor(history, contact), preferences, contact);
                });
    }

    /** As {@link #on}, for the answer to something the person asked on this channel: that is what it waits for. */
    public Permission onReply(Channel channel, String purpose, Instant at) {
        Permission permission = on(channel, purpose, at);
        return who == Who.ERASED ? permission : permission.asReply();
    }

    /** Whether somebody is known by what was asked about. */
    public boolean isOfSomebody() {
        return who != Who.UNKNOWN;
    }

    public Optional<Channel> preferredChannel() {
        return Optional.ofNullable(preferences.preferredChannel());
    }

    public Optional<QuietHours> quietHours() {
        return Optional.ofNullable(preferences.quietHours());
    }

    /** What was decided, one decision for each scope. */
    public List<ConsentDecision> decisions() {
        return history.perScope();
    }
}
