package io.continuo.interaction.outbound;

import io.continuo.events.Channel;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.permission.ContactRules;
import io.continuo.interaction.permission.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides whether a message to a customer may go out, from rules that were read before; it neither waits nor writes.
 *
 * <p>What is said in a case has the purpose {@link #SERVICE}: it needs no consent, as the customer wants something, and a
 * denial of that purpose on the channel still holds. An answer on the channel where the customer spoke last, within the
 * time of {@code continuo.interaction.contact.reply-within}, may go whatever was denied: it is what the customer asked for.
 */
@ApplicationScoped
public class OutboundGate {

    /** The purpose of what is said in a case. */
    public static final String SERVICE = "service";

    private final Duration replyWithin;

    OutboundGate(InteractionConfig config) {
        this.replyWithin = config.contact().replyWithin();
    }

    /** The customer's last word in a conversation. */
    public record Heard(Channel channel, Instant at) {}

    /** A message for any purpose. */
    public Passage pass(ContactRules rules, Channel channel, String purpose, Instant at) {
        return passage(channel, rules.on(channel, purpose, at));
    }

    /** A message in a case. */
    public Passage passService(ContactRules rules, Channel channel, Optional<Heard> heard, Instant at) {
        boolean reply = heard.filter(word -> word.channel().equals(channel))
                .filter(word -> !at.isAfter(word.at().plus(replyWithin)))
                .isPresent();
        return passage(channel, reply ? rules.onReply(channel, SERVICE, at) : rules.on(channel, SERVICE, at));
    }

    /** As {@link #pass}, on the channel that the customer prefers, else on the first candidate that may be used. */
    public Passage choose(ContactRules rules, List<Channel> candidates, String purpose, Instant at) {
        return choose(rules, candidates, channel -> pass(rules, channel, purpose, at));
    }

    /** On the channel that the customer prefers, else on the first candidate that may be used by this rule. */
    public Passage choose(ContactRules rules, List<Channel> candidates, Function<Channel, Passage> passing) {
        return best(byPreference(rules, candidates).map(passing));
    }

    /** As {@link #passService}, on the channel that the customer prefers, else on the first candidate that may be used. */
    public Passage chooseService(ContactRules rules, List<Channel> candidates, Optional<Heard> heard, Instant at) {
        return choose(rules, candidates, channel -> passService(rules, channel, heard, at));
    }

    /** @param candidates where none is preferred, at least one */
    private static Stream<Channel> byPreference(ContactRules rules, Collection<Channel> candidates) {
        return Stream.concat(rules.preferredChannel().stream(), candidates.stream())
                .distinct();
    }

    private static Passage best(Stream<Passage> inOrder) {
        List<Passage> all = inOrder.toList();
        return all.stream().filter(Passage.Free.class::isInstance).findFirst().orElseGet(all::getFirst);
    }

    private static Passage passage(Channel channel, Permission permission) {
        return permission.allowed() ? new Passage.Free(channel, permission) : new Passage.Barred(channel, permission);
    }
}
