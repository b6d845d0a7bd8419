package io.continuo.inventory.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.SafetyRule.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TheLastRuleThatMatchesWinsTest {

    private static final ChannelId WEB = new ChannelId("web");
    private static final Sku FRIDGE = new Sku("FRIDGE-300");
    private static final Quantity FIVE = Quantity.of(5);

    private final Node store = node("s1", NodeKind.STORE, 1);
    private final Node dc = node("dc", NodeKind.DC, 0);

    @Test
    void theItemSpeaksAfterTheChannelAndRulesSpeakLast() {
        SafetyStock none = new SafetyStock(List.of());
        assertThat(none.ofChannel(WEB, FIVE, item(null))).isEqualTo(FIVE);
        assertThat(none.ofChannel(WEB, FIVE, item(Quantity.ZERO))).isEqualTo(Quantity.ZERO);
        SafetyStock rules = new SafetyStock(List.of(ofChannel("a", 1, WEB, null, 7)));
        assertThat(rules.ofChannel(WEB, FIVE, item(Quantity.of(2)))).isEqualTo(Quantity.of(7));
        assertThat(rules.ofChannel(null, FIVE, item(Quantity.of(2)))).isEqualTo(Quantity.of(2));
    }

    @Test
    void ofSeveralRulesTheOneAtTheLastPositionWinsThenTheLastId() {
        SafetyStock rules = new SafetyStock(List.of(
                ofChannel("z", 9, null, "fridge", 3),
                ofChannel("a", 1, null, null, 1),
                ofChannel("b", 9, null, "FRIDGE", 2)));
        assertThat(rules.ofChannel(WEB, FIVE, item(null))).isEqualTo(Quantity.of(3));
        assertThat(rules.ofChannel(WEB, FIVE, new Item(new Sku("TV"), true, null, List.of())))
                .isEqualTo(Quantity.of(1));
    }

    @Test
    void whatIsLeftAtANodeIsASeparateMatter() {
        SafetyStock rules = new SafetyStock(
                List.of(ofNodes("a", 1, null, NodeKind.STORE, 2), ofNodes("b", 2, new NodeId("dc"), null, 4)));
        assertThat(rules.atNode(WEB, store, FRIDGE)).isEqualTo(Quantity.of(2));
        assertThat(rules.atNode(WEB, dc, FRIDGE)).isEqualTo(Quantity.of(4));
        assertThat(rules.ofChannel(WEB, FIVE, item(null))).isEqualTo(FIVE);
        assertThat(new SafetyStock(List.of()).atNode(WEB, store, FRIDGE)).isEqualTo(Quantity.of(1));
    }

    private static Item item(@Nullable Quantity safetyStock) {
        return new Item(FRIDGE, true, safetyStock, List.of());
    }

    private static SafetyRule ofChannel(
            String id, int position, @Nullable ChannelId channel, @Nullable String prefix, int quantity) {
        return new SafetyRule(id, position, Scope.CHANNEL, channel, null, null, null, prefix, Quantity.of(quantity));
    }

    private static SafetyRule ofNodes(
            String id, int position, @Nullable NodeId node, @Nullable NodeKind kind, int quantity) {
        return new SafetyRule(id, position, Scope.NODE, null, node, kind, null, null, Quantity.of(quantity));
    }

    private static Node node(String id, NodeKind kind, int safetyStock) {
        return new Node(
                new NodeId(id),
                null,
                kind,
                null,
                null,
                true,
                true,
                true,
                null,
                1,
                Quantity.of(safetyStock),
                NodeCalendar.ALWAYS);
    }
}
