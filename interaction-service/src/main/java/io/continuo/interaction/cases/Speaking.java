package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Channel;
import io.continuo.interaction.outbound.OutboundGate;
import io.continuo.interaction.outbound.OutboundGate.Heard;
import io.continuo.interaction.outbound.Passage;
import io.continuo.interaction.permission.ContactRules;
import io.continuo.interaction.permission.Permissions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the company says in a case, after asking the gate: commands for {@link Handling#change}, with the customer's rules
 * read before.
 */
@ApplicationScoped
class Speaking {

    private final Cases cases;
    private final Permissions permissions;
    private final OutboundGate gate;
    private final Promises promises;

    Speaking(Cases cases, Permissions permissions, OutboundGate gate, Promises promises) {
        this.cases = cases;
        this.permissions = permissions;
        this.gate = gate;
        this.promises = promises;
    }

    /** The company's answer. */
    Uni<Function<Case, Decision>> answer(CaseId id, Contact contact, String text) {
        return rulesOf(id)
                .map(found -> before -> guarded(
                        found.map(rules -> gate.passService(rules, contact.channel(), lastHeard(before), contact.at())),
                        before.message(contact, Message.of(Direction.OUT, text), promises)));
    }

    /** @param channel the one the customer prefers and permits where null, else the last one of the case that is permitted */
    Uni<Function<Case, Decision>> update(
            CaseId id, @Nullable Channel channel, Function<Channel, Contact> contact, String text) {
        return rulesOf(id).map(found -> before -> {
            Contact last = contact.apply(before.channels().getLast());
            Optional<Passage> passage = found.map(rules -> passage(rules, before, channel, last));
            Channel chosen = passage.map(Passage::channel).orElse(last.channel());
            return guarded(passage, before.update(contact.apply(chosen), text, promises));
        });
    }

    private Passage passage(ContactRules rules, Case before, @Nullable Channel channel, Contact now) {
        List<Channel> used = before.channels().reversed();
        return channel == null
                ? gate.chooseService(rules, used, lastHeard(before), now.at())
                : gate.passService(rules, channel, lastHeard(before), now.at());
    }

    /** Where and when the customer spoke last. */
    private static Optional<Heard> lastHeard(Case before) {
        return before.history().reversed().stream()
                .filter(Speaking::isFromCustomer)
                .map(CaseEntry::contact)
                .map(contact -> new Heard(contact.channel(), contact.at()))
                .findFirst();
    }

    private static boolean isFromCustomer(CaseEntry entry) {
        return entry.change() == Change.OPENED
                || (entry.change() == Change.MESSAGE && entry.direction() == Direction.IN);
    }

    /** The decision, unless it would say something that may not be said. */
    private static Decision guarded(Optional<Passage> passage, Decision decision) {
        return decision instanceof Decision.Moved && passage.orElse(null) instanceof Passage.Barred barred
                ? new Decision.NotPermitted(barred)
                : decision;
    }

    /** Empty where there is no such case. */
    private Uni<Optional<ContactRules>> rulesOf(CaseId id) {
        return cases.find(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : permissions
                                .rulesOf(found.get().value().subject().identifier())
                                .map(Optional::of));
    }
}
