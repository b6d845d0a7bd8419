package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Quantity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is left unsold under some conditions; what is null matches everything.
 *
 * @param position rules are asked in its order, then in the order of their ids
 * @param skuPrefix in any letter case
 */
public record SafetyRule(
        String id,
        int position,
        Scope scope,
        @Nullable ChannelId channel,
        @Nullable NodeId node,
        @Nullable NodeKind nodeKind,
        @Nullable Sku sku,
        @Nullable String skuPrefix,
        Quantity quantity) {

    /** Of what it is left. */
    public enum Scope {
        /** Of all nodes of a channel together. */
        @JsonProperty("channel")
        CHANNEL,
        /** Of each node. */
        @JsonProperty("node")
        NODE
    }

    boolean isAbout(@Nullable ChannelId channel, Sku sku) {
        return (this.channel == null || this.channel.equals(channel))
                && (this.sku == null || this.sku.key().equals(sku.key()))
                && (skuPrefix == null || sku.key().startsWith(skuPrefix.toUpperCase(Locale.ROOT)));
    }

    boolean isAbout(Node node) {
        return (this.node == null || this.node.equals(node.id())) && (nodeKind == null || nodeKind == node.kind());
    }
}
