package io.continuo.inventory.sourcing;

import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import java.util.ArrayList;
import java.util.List;

/** Lines checked against what exists. */
public final class Demands {

    private Demands() {}

    /** The lines with their SKUs as the items are spelled; refused where a SKU or a node is not known to the channel. */
    public static Outcome<List<Demand>> checked(List<Demand> lines, Supplies.Found found, ChannelId channel) {
        List<Demand> spelled = new ArrayList<>();
        List<Rejected.Named> unknown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Demand line = lines.get(i);
            if (line.node() != null && found.supply().site(line.node()).isEmpty()) {
                return Outcome.refused(new Rejected.NotInChannel("/lines/" + i + "/node", line.node(), channel));
            }
            Sku sku = found.known().spelled(line.sku()).orElse(null);
            if (sku == null) {
                unknown.add(
                        new Rejected.Named("/lines/" + i + "/sku", line.sku().value()));
            } else {
                spelled.add(line.of(sku));
            }
        }
        return unknown.isEmpty()
                ? Outcome.accepted(spelled)
                : Outcome.refused(new Rejected.Unknown(Rejected.Kind.SKU, unknown));
    }

    /** Why the plan cannot be carried out: every line it does not serve wholly, with what there is for it. */
    public static Rejected shortOf(Plan plan, List<Demand> lines) {
        if (plan.splitTooFar()) {
            return new Rejected.SplitTooFar(plan.packages());
        }
        List<Rejected.Short> lacking = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Plan.Line planned = plan.lines().get(i);
            if (!planned.isServed()) {
                Demand line = lines.get(i);
                lacking.add(new Rejected.Short(line.line(), line.sku(), line.node(), line.quantity(), planned.taken()));
            }
        }
        return new Rejected.Insufficient(lacking);
    }
}
