package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Component;
import io.continuo.inventory.catalog.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines checked against what exists. */
public final class Demands {

    private Demands() {}

    /** More lines than this, those of the components of kits counted, are no cart. */
    private static final int MOST = 500;

    /** The lines with their SKUs as the items are spelled, kits as their components; refused where a SKU or a node is not known to the channel. */
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
            } else if (found.known().isKit(sku)) {
                Optional<Rejected> refusal = refusal(line, "/lines/" + i + "/quantity");
                if (refusal.isPresent()) {
                    return Outcome.refused(refusal.get());
                }
                spelled.addAll(components(line.of(sku), found.known().components(sku)));
            } else {
                spelled.add(line.of(sku));
            }
        }
        if (spelled.size() > Math.max(MOST, lines.size())) {
            return Outcome.refused(new Rejected.NoKit("/lines", "the kits have more than " + MOST + " components"));
        }
        return unknown.isEmpty()
                ? Outcome.accepted(spelled)
                : Outcome.refused(new Rejected.Unknown(Rejected.Kind.SKU, unknown));
    }

    /** Why the plan cannot be carried out: every line it does not serve wholly, with what there is for it. */
    public static Rejected shortOf(Plan plan, List<Demand> lines) {
        return shortOf(plan, lines, Map.of());
    }

    /**
     * The same where some is held already, and the plan is for the rest.
     *
     * @param lines all that is wanted
     * @param held by line
     */
    public static Rejected shortOf(Plan plan, List<Demand> lines, Map<String, Quantity> held) {
        if (plan.splitTooFar()) {
            return new Rejected.SplitTooFar(plan.packages());
        }
        Map<String, Quantity> there = new HashMap<>(held);
        Map<String, Plan.Line> planned = new HashMap<>();
        plan.lines().forEach(line -> {
            there.merge(line.line(), line.taken(), Quantity::plus);
            planned.put(line.line(), line);
        });
        List<Rejected.Short> lacking = new ArrayList<>();
        for (Demand line : lines) {
            Quantity available = there.getOrDefault(line.line(), Quantity.ZERO);
            if (available.compareTo(line.quantity()) < 0) {
                lacking.add(lacking(line, available, planned.get(line.line())));
            }
        }
        return new Rejected.Insufficient(eachLineOnce(lacking));
    }

    /** Of a kit, as many kits as this component is enough for. */
    private static Rejected.Short lacking(Demand line, Quantity available, Plan.@Nullable Line planned) {
        Reason reason = planned == null ? null : planned.withheld().orElse(null);
        return KitLine.of(line.line())
                .map(part -> new Rejected.Short(
                        part.line(), part.kit(), line.node(), part.kits(line.quantity()), part.kits(available), reason))
                .orElseGet(() ->
                        new Rejected.Short(line.line(), line.sku(), line.node(), line.quantity(), available, reason));
    }

    /** A kit is short of what it is shortest of. */
    private static List<Rejected.Short> eachLineOnce(List<Rejected.Short> lacking) {
        Map<String, Rejected.Short> byLine = new LinkedHashMap<>();
        lacking.forEach(line -> byLine.merge(
                String.valueOf(line.line()),
                line,
                (one, other) -> one.available().compareTo(other.available()) <= 0 ? one : other));
        return List.copyOf(byLine.values());
    }

    private static Optional<Rejected> refusal(Demand kits, String pointer) {
        if (kits.quantity().value().scale() > 0) {
            return Optional.of(new Rejected.NoKit(pointer, "kits are sold whole"));
        }
        return Optional.empty();
    }

    /** More than can be counted is as much as nobody has. */
    private static List<Demand> components(Demand line, List<Component> components) {
        return components.stream()
                .map(part -> new KitLine(line.line(), line.sku(), part.sku(), part.quantity()))
                .map(part -> new Demand(
                        part.name(), part.component(), part.of(line.quantity()), line.node(), line.fulfilment(), null))
                .toList();
    }
}
