package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.sourcing.Choosing.Chosen;
import io.continuo.inventory.sourcing.Plan.Choice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves lines from the sites that were chosen for them: what lies there first, then what is still to come. */
final class Serving {

    private final Remaining remaining;
    private final Group group;
    private final @Nullable Place destination;
    private final @Nullable String zone;
    private final Kept kept;
    private final int reasons;

    /** @param reasons how many sites that give nothing are told of, at most, with each line */
    Serving(Remaining remaining, Group group, Preferences preferences, Kept kept, int reasons) {
        this.remaining = remaining;
        this.group = group;
        this.destination = preferences.destination();
        this.zone = preferences.zone();
        this.kept = kept;
        this.reasons = reasons;
    }

    /** What one site gives to one line. */
    private static final class Giving {

        final Site site;
        final Quantity before;
        Quantity onHand = Quantity.ZERO;
        Quantity toCome = Quantity.ZERO;

        Giving(Site site, Quantity before) {
            this.site = site;
            this.before = before;
        }

        Quantity all() {
            return onHand.plus(toCome);
        }
    }

    /** @param others that are not asked, and have the SKU */
    Plan.Line serve(Demand demand, Chosen chosen, List<Site> others) {
        List<Giving> givings = new ArrayList<>();
        Quantity open = demand.quantity();
        boolean sold = remaining.isSold(demand);
        int idle = 0;
        for (Site site : chosen.sites()) {
            if (group != Group.FIXED && !remaining.stocks(demand.sku(), site)) {
                continue;
            }
            if (open.isZero() && idle++ >= reasons) {
                break;
            }
            Giving giving = new Giving(site, remaining.at(site, demand.sku()));
            giving.onHand = sold ? take(demand, site, open.min(remaining.onHandAt(site, demand.sku()))) : Quantity.ZERO;
            open = open.minus(giving.onHand);
            givings.add(giving);
        }
        for (Giving giving : givings) {
            giving.toCome =
                    sold ? take(demand, giving.site, open.min(remaining.at(giving.site, demand.sku()))) : Quantity.ZERO;
            open = open.minus(giving.toCome);
        }
        List<Choice> choices = choices(demand, chosen, givings);
        others.stream().limit(Math.max(0, reasons - idle)).forEach(site -> choices.add(passedOver(demand, site)));
        return new Plan.Line(demand.line(), demand.sku(), demand.quantity(), choices);
    }

    private Quantity take(Demand demand, Site site, Quantity offered) {
        if (!offered.isPositive() || refusal(demand, site) != null) {
            return Quantity.ZERO;
        }
        Quantity take = offered.min(remaining.sellable(demand.sku())).min(kept.free(site, demand.sku()));
        if (!take.isPositive()) {
            return Quantity.ZERO;
        }
        remaining.take(site, demand.sku(), take);
        kept.taken(site, demand.sku(), take);
        return take;
    }

    private List<Choice> choices(Demand demand, Chosen chosen, List<Giving> givings) {
        List<Choice> choices = new ArrayList<>();
        Quantity open = demand.quantity();
        Reason why = chosen.first();
        for (Giving giving : givings) {
            Quantity take = giving.all();
            Reason reason = take.isPositive() ? why : reasonNotTo(demand, giving.site, open);
            choices.add(new Choice(
                    giving.site.node(),
                    take,
                    giving.toCome,
                    giving.before,
                    giving.site.distanceTo(destination),
                    reason,
                    take.isPositive() ? done(giving.site) : null));
            open = open.minus(take);
            why = take.isPositive() ? chosen.next() : why;
        }
        return choices;
    }

    private @Nullable Work done(Site site) {
        Schedule schedule = site.schedule();
        return schedule == null ? null : schedule.to(zone);
    }

    private Reason reasonNotTo(Demand demand, Site site, Quantity open) {
        Reason refusal = refusal(demand, site);
        if (refusal != null) {
            return refusal;
        }
        if (open.isZero()) {
            return Reason.NOT_NEEDED;
        }
        if (!remaining.isSold(demand)) {
            return Reason.NOT_LISTED;
        }
        if (remaining.at(site, demand.sku()).isZero()) {
            return Reason.NOTHING_AVAILABLE;
        }
        return kept.free(site, demand.sku()).isZero() ? Reason.KEPT_FOR_SHIPPING : Reason.KEPT_AS_SAFETY_STOCK;
    }

    /** Why the site cannot serve the line however much it has; null where it can. */
    private @Nullable Reason refusal(Demand demand, Site site) {
        Reason refusal = group.refusal(site);
        if (refusal != null || demand.suits(site)) {
            return refusal;
        }
        return demand.pickup() ? Reason.DOES_NOT_OFFER_PICKUP : Reason.DOES_NOT_SHIP_ORDERS;
    }

    private Choice passedOver(Demand demand, Site site) {
        Quantity available = remaining.at(site, demand.sku());
        Reason refusal = refusal(demand, site);
        Reason reason;
        if (refusal != null) {
            reason = refusal;
        } else {
            reason = available.isZero() ? Reason.NOTHING_AVAILABLE : Reason.NOT_CHOSEN;
        }
        return new Choice(
                site.node(), Quantity.ZERO, Quantity.ZERO, available, site.distanceTo(destination), reason, null);
    }
}
