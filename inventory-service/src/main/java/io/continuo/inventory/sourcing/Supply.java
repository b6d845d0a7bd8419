package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can sell of some SKUs: its sites in selling order and what lies on their shelves. A disabled site's
 * shelves count as empty.
 */
public final class Supply {

    private final List<Site> sites;
    private final Map<NodeId, Site> byNode;
    private final boolean fillsUp;
    private final Map<StockKey, Shelf> shelves;
    private final Margins margins;
    private final Policy policy;

    /** What is known better of a shelf, or null. */
    private final Function<StockKey, @Nullable Shelf> fresher;

    /**
     * @param sites in selling order
     * @param margins what of each SKU is left unsold
     * @param policy how the channel wants to be served
     */
    public Supply(List<Site> sites, Collection<Shelf> shelves, Margins margins, Policy policy) {
        this(
                List.copyOf(sites),
                shelves.stream().collect(Collectors.toMap(Shelf::key, shelf -> shelf)),
                margins,
                policy,
                key -> null);
    }

    private Supply(
            List<Site> sites,
            Map<StockKey, Shelf> shelves,
            Margins margins,
            Policy policy,
            Function<StockKey, @Nullable Shelf> fresher) {
        this.sites = sites;
        this.byNode = sites.stream().collect(Collectors.toMap(Site::node, site -> site));
        this.fillsUp = sites.stream().anyMatch(site -> site.load().capacity() != null);
        this.shelves = shelves;
        this.margins = margins;
        this.policy = policy;
        this.fresher = fresher;
    }

    private Supply(Supply older, Function<StockKey, @Nullable Shelf> fresher) {
        this.sites = older.sites;
        this.byNode = older.byNode;
        this.fillsUp = older.fillsUp;
        this.shelves = older.shelves;
        this.margins = older.margins;
        this.policy = older.policy;
        this.fresher = key -> {
            Shelf shelf = fresher.apply(key);
            return shelf == null ? older.fresher.apply(key) : shelf;
        };
    }

    public List<Site> sites() {
        return sites;
    }

    public Margins margins() {
        return margins;
    }

    /** Whether some of a SKU is left unsold over all sites together: a rule about all its rows at once. */
    public boolean hasSafetyStock() {
        return shelves.keySet().stream()
                .map(StockKey::sku)
                .distinct()
                .anyMatch(sku -> margins.ofAll(sku).isPositive());
    }

    public Policy policy() {
        return policy;
    }

    public Optional<Site> site(NodeId node) {
        return Optional.ofNullable(byNode.get(node));
    }

    public Optional<Shelf> shelf(StockKey key) {
        return Optional.ofNullable(current(key));
    }

    public Collection<Shelf> shelves() {
        return shelves.keySet().stream()
                .flatMap(key -> Stream.ofNullable(current(key)))
                .toList();
    }

    /** Whether the site ever had the SKU. */
    public boolean stocks(Sku sku, Site site) {
        return shelves.containsKey(new StockKey(sku, site.node()));
    }

    /** Available-to-promise of a SKU at one site after the site's own safety stock, before that of the channel. */
    public Quantity atp(Sku sku, Site site) {
        Shelf shelf = site.enabled() ? current(new StockKey(sku, site.node())) : null;
        return shelf == null ? Quantity.ZERO : above(shelf.atp(), margins.at(sku, site.node()));
    }

    /** The part of {@link #atp(Sku, Site)} that lies there already. */
    public Quantity onHand(Sku sku, Site site) {
        return shelf(new StockKey(sku, site.node()))
                .map(Shelf::onHand)
                .orElse(Quantity.ZERO)
                .min(atp(sku, site));
    }

    /**
     * Available-to-promise of a SKU on the channel: the sum over its sites less the safety stock, at least nothing; nothing
     * as well where it is not for sale.
     */
    public Quantity atp(Sku sku) {
        if (!margins.isSold(sku)) {
            return Quantity.ZERO;
        }
        Quantity sum = sites.stream().map(site -> atp(sku, site)).reduce(Quantity.ZERO, Quantity::plus);
        return above(sum, margins.ofAll(sku));
    }

    /** The supply as it would be without a hold that counts in it: its amounts, and its place among a node's orders. */
    public Supply without(Map<StockKey, Quantity> hold) {
        Map<NodeId, Integer> freed =
                hold.keySet().stream().map(StockKey::node).distinct().collect(Collectors.toMap(node -> node, _ -> -1));
        List<Shelf> fuller = hold.entrySet().stream()
                .flatMap(credit -> shelf(credit.getKey()).stream().map(shelf -> shelf.plus(credit.getValue())))
                .toList();
        return busier(freed).with(fuller);
    }

    /** The supply as it would be with so many more orders at these nodes. */
    public Supply busier(Map<NodeId, Integer> orders) {
        return fillsUp && !orders.isEmpty()
                ? at(sites.stream()
                        .map(site -> site.with(site.load().plus(orders.getOrDefault(site.node(), 0))))
                        .toList())
                : this;
    }

    /** The same shelves at other sites. */
    public Supply at(List<Site> others) {
        return new Supply(List.copyOf(others), shelves, margins, policy, fresher);
    }

    /** The same sites with other shelves where they are given. */
    public Supply with(Collection<Shelf> fresher) {
        return over(fresher.stream().collect(Collectors.toMap(Shelf::key, shelf -> shelf)));
    }

    /** The same sites with these shelves in place of its own, as they are at the moment of asking: nothing is copied. */
    public Supply over(Map<StockKey, Shelf> live) {
        return new Supply(this, live::get);
    }

    private static Quantity above(Quantity quantity, Quantity margin) {
        return quantity.compareTo(margin) > 0 ? quantity.minus(margin) : Quantity.ZERO;
    }

    private @Nullable Shelf current(StockKey key) {
        Shelf known = fresher.apply(key);
        return known == null ? shelves.get(key) : known;
    }
}
