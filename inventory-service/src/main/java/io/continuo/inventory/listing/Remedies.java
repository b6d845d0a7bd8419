package io.continuo.inventory.listing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out what to do about a broken guarantee: the stores that miss least are helped first, and only as many as are
 * needed; each from the nearest node that can spare all of it, else from the nearest ones in turn. A store spares only
 * what it does not need itself. The same input gives the same answer.
 */
final class Remedies {

    /** Bound of each list of a remedy. */
    static final int MOST = 200;

    private final Guarantee guarantee;
    private final Set<Action> policy;
    private final ListingConfig config;

    /** Whether the channel's safety stock leaves no store enough: sending goods around changes nothing then. */
    private final boolean keptBack;

    private final Map<NodeId, Spot> spots = new HashMap<>();
    private final Map<NodeId, Quantity> spare = new HashMap<>();
    private final List<Remedy.Transfer> transfers = new ArrayList<>();
    private final List<Remedy.Replenishment> replenishments = new ArrayList<>();

    private Remedies(Guarantee guarantee, Set<Action> policy, Spots.Found found, ListingConfig config) {
        this.guarantee = guarantee;
        this.policy = policy;
        this.config = config;
        this.keptBack = found.sellable(guarantee.minSellable()).compareTo(guarantee.minSellable()) < 0;
        found.spots().forEach(spot -> {
            this.spots.put(spot.node(), spot);
            spare.put(spot.node(), spare(spot));
        });
    }

    static Remedy of(
            Guarantee guarantee, Set<Action> policy, Standing standing, Spots.Found found, ListingConfig config) {
        return new Remedies(guarantee, policy, found, config).remedy(standing);
    }

    private Remedy remedy(Standing standing) {
        List<Standing.Gap> doubtful = policy.contains(Action.COUNT)
                ? standing.gaps().stream()
                        .filter(gap -> gap.confidence() < config.trust())
                        .toList()
                : List.of();
        standing.gaps().stream()
                .filter(gap -> !doubtful.contains(gap))
                .limit(keptBack ? 1 : Math.min(MOST, standing.lacking()))
                .forEach(this::help);
        return new Remedy(
                policy.stream().sorted().toList(),
                policy.contains(Action.BADGE) ? badge(standing) : null,
                policy.contains(Action.DELIST) ? areas(standing) : List.of(),
                transfers,
                replenishments,
                doubtful.stream().map(Standing.Gap::node).limit(MOST).toList());
    }

    private static String badge(Standing standing) {
        boolean nowhere = standing.covered() == 0
                && standing.gaps().stream().allMatch(gap -> gap.sellable().isZero());
        return nowhere ? "not_in_stores" : "few_left";
    }

    private List<Remedy.Area> areas(Standing standing) {
        double radius = Objects.requireNonNullElse(guarantee.radiusKm(), config.delistRadiusKm());
        return standing.gaps().stream()
                .map(gap -> area(gap.node(), radius))
                .filter(Objects::nonNull)
                .limit(MOST)
                .toList();
    }

    private Remedy.@Nullable Area area(NodeId node, double radius) {
        Place place = spot(node).place();
        return place == null ? null : new Remedy.Area(node, place.lat(), place.lon(), radius);
    }

    private void help(Standing.Gap gap) {
        Quantity open = policy.contains(Action.TRANSFER) && !keptBack ? send(gap) : gap.missing();
        if (open.isPositive() && policy.contains(Action.REPLENISH)) {
            NodeId supplier = donors(spot(gap.node()), Set.of(Spot.Role.SUPPLIER))
                    .min(Donor.NEAREST)
                    .map(donor -> donor.spot().node())
                    .orElse(null);
            replenishments.add(new Remedy.Replenishment(gap.node(), open, supplier));
        }
    }

    /** Proposes transfers, and answers what they leave open. */
    private Quantity send(Standing.Gap gap) {
        Spot store = spot(gap.node());
        List<Donor> donors =
                donors(store, Set.of(Spot.Role.DEPOT, Spot.Role.STORE)).toList();
        Quantity all = gap.missing();
        List<Donor> chosen = donors.stream()
                .filter(donor -> spareOf(donor.spot()).compareTo(all) >= 0)
                .min(Donor.NEAREST)
                .map(List::of)
                .orElseGet(() -> donors.stream().sorted(Donor.NEAREST).toList());
        Quantity open = all;
        for (Donor donor : chosen) {
            Spot spot = donor.spot();
            Quantity sent = open.min(spareOf(spot));
            if (sent.isPositive()) {
                spare.put(spot.node(), spareOf(spot).minus(sent));
                transfers.add(new Remedy.Transfer(spot.node(), store.node(), sent, rounded(donor.km())));
                open = open.minus(sent);
            }
        }
        return open;
    }

    /** Who can help a store, and from how far; the distance is worked out once. */
    private record Donor(Spot spot, @Nullable Double km) {

        static final Comparator<Donor> NEAREST = Comparator.comparingDouble(
                        (Donor donor) -> Objects.requireNonNullElse(donor.km, Double.MAX_VALUE))
                .thenComparing(donor -> donor.spot.node());
    }

    private Stream<Donor> donors(Spot store, Set<Spot.Role> roles) {
        return spots.values().stream()
                .filter(spot -> roles.contains(spot.role()) && !spot.node().equals(store.node()))
                .filter(spot -> spareOf(spot).isPositive())
                .map(spot -> new Donor(spot, spot.distanceTo(store)));
    }

    private Quantity spare(Spot spot) {
        Quantity kept = spot.role() == Spot.Role.STORE ? guarantee.minSellable() : Quantity.ZERO;
        Quantity spare = spot.there().minus(kept);
        return spare.isPositive() ? spare : Quantity.ZERO;
    }

    private Quantity spareOf(Spot spot) {
        return Objects.requireNonNull(spare.get(spot.node()));
    }

    private Spot spot(NodeId node) {
        return Objects.requireNonNull(spots.get(node));
    }

    private static @Nullable Double rounded(@Nullable Double km) {
        return km == null ? null : Math.round(km * 1000) / 1000.0;
    }
}
