package io.continuo.interaction.outbound;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.interaction.log.EventLog;
import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.permission.ContactRules;
import io.continuo.interaction.permission.Permissions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records messages to customers, after asking the gate. */
@ApplicationScoped
class Sending {

    /** Where the caller leaves it open and the customer has said nothing. */
    private static final List<Channel> USUAL =
            List.of(new Channel("email"), new Channel("whatsapp"), new Channel("sms"), new Channel("app"));

    private final Permissions permissions;
    private final OutboundGate gate;
    private final EventLog log;
    private final TraceContext trace;
    private final InstantSource clock;

    Sending(Permissions permissions, OutboundGate gate, EventLog log, TraceContext trace, InstantSource clock) {
        this.permissions = permissions;
        this.gate = gate;
        this.log = log;
        this.trace = trace;
        this.clock = clock;
    }

    /** A message as the caller wants it; where it names no channel, the customer's wish decides. */
    record Draft(
            String id,
            Identifier to,
            @Nullable Channel channel,
            String purpose,
            @Nullable String text,
            @Nullable String campaign) {

        Message on(Channel chosen, Instant at) {
            return new Message(id, to, chosen, purpose, text, campaign, at);
        }
    }

    /** What came of it. */
    sealed interface Outcome {

        record Sent(Message message, Passage.Free passage) implements Outcome {}

        record Refused(Passage.Barred passage) implements Outcome {}
    }

    /** Completes once Kafka has the message, or with the refusal. */
    Uni<Outcome> send(Draft draft) {
        Map<String, String> context = trace.headers();
        Instant now = clock.instant();
        return permissions.rulesOf(draft.to()).chain(rules -> switch (passage(rules, draft, now)) {
            case Passage.Barred barred -> Uni.createFrom().item(new Outcome.Refused(barred));
            case Passage.Free free -> {
                Message message = draft.on(free.channel(), now);
                yield log.append(List.of(message.event(context))).replaceWith(new Outcome.Sent(message, free));
            }
        });
    }

    private Passage passage(ContactRules rules, Draft draft, Instant now) {
        Channel channel = draft.channel();
        return channel == null
                ? gate.choose(rules, USUAL, draft.purpose(), now)
                : gate.pass(rules, channel, draft.purpose(), now);
    }
}
