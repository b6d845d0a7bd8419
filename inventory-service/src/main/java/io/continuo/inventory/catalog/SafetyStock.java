package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is left unsold. There are two kinds of it, and both hold: of all nodes of a channel together, which the
 * channel says, then the item, then the rules; and of each node, which the node says, then the rules. What matches last
 * wins.
 */
public final class SafetyStock {

    private final List<SafetyRule> ofChannels;
    private final List<SafetyRule> ofNodes;

    public SafetyStock(List<SafetyRule> rules) {
        List<SafetyRule> ordered = rules.stream()
                .sorted(Comparator.comparing(SafetyRule::position).thenComparing(SafetyRule::id))
                .toList();
        ofChannels = ordered.stream()
                .filter(rule -> rule.scope() == SafetyRule.Scope.CHANNEL)
                .toList();
        ofNodes = ordered.stream()
                .filter(rule -> rule.scope() == SafetyRule.Scope.NODE)
                .toList();
    }

    /**
     * What a channel leaves unsold of an item over all its nodes.
     *
     * @param channel null for whoever asks without one
     * @param ofChannel what the channel says
     */
    public Quantity ofChannel(@Nullable ChannelId channel, Quantity ofChannel, Item item) {
        Quantity found = item.safetyStock() == null ? ofChannel : item.safetyStock();
        for (SafetyRule rule : ofChannels) {
            if (rule.isAbout(channel, item.sku())) {
                found = rule.quantity();
            }
        }
        return found;
    }

    /** What is left unsold of an item at one node. */
    public Quantity atNode(@Nullable ChannelId channel, Node node, Sku sku) {
        Quantity found = node.safetyStock();
        for (SafetyRule rule : ofNodes) {
            if (rule.isAbout(channel, sku) && rule.isAbout(node)) {
                found = rule.quantity();
            }
        }
        return found;
    }

    /** Whether any rule speaks of single nodes; where none does, each node's own word holds. */
    public boolean hasNodeRules() {
        return !ofNodes.isEmpty();
    }
}
