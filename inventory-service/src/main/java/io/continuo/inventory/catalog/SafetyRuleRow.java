package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule about safety stock as it is stored. */
@Entity
@Table(name = "safety_rule")
class SafetyRuleRow extends CatalogRow {

    @Id
    String id = "";

    int position;

    String scope = "";

    @Nullable
    String channel;

    @Nullable
    String node;

    @Nullable
    @Column(name = "node_kind")
    String nodeKind;

    @Nullable
    @Column(name = "sku")
    String sku;

    @Nullable
    @Column(name = "sku_prefix")
    String skuPrefix;

    BigDecimal quantity = BigDecimal.ZERO;

    static SafetyRuleRow named(String id) {
        SafetyRuleRow row = new SafetyRuleRow();
        row.id = id;
        return row;
    }

    void set(SafetyRule rule) {
        position = rule.position();
        scope = rule.scope().name().toLowerCase(Locale.ROOT);
        channel = rule.channel() == null ? null : rule.channel().value();
        node = rule.node() == null ? null : rule.node().value();
        nodeKind = rule.nodeKind() == null ? null : rule.nodeKind().name().toLowerCase(Locale.ROOT);
        sku = rule.sku() == null ? null : rule.sku().value();
        skuPrefix = rule.skuPrefix();
        if (quantity.compareTo(rule.quantity().value()) != 0) {
            quantity = rule.quantity().value();
        }
    }

    SafetyRule rule() {
        return new SafetyRule(
                id,
                position,
                SafetyRule.Scope.valueOf(scope.toUpperCase(Locale.ROOT)),
                channel == null ? null : new ChannelId(channel),
                node == null ? null : new NodeId(node),
                nodeKind == null ? null : NodeKind.valueOf(nodeKind.toUpperCase(Locale.ROOT)),
                sku == null ? null : new Sku(sku),
                skuPrefix,
                new Quantity(quantity));
    }
}
