package io.continuo.inventory.sourcing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much of some SKUs is wanted and what sites could give of it, in thousandths of a unit. Sites and SKUs are numbers;
 * a smaller site number is preferred where nothing else decides.
 */
final class SourcingProblem {

    private static final double THOUSANDTHS = 1000;

    private final long[] wanted;
    private final Offers offers;
    private final Charges charges;
    private final Limits limits;
    private final int[][] order;

    SourcingProblem(long[] wanted, Offers offers, Charges charges, Limits limits) {
        this.wanted = wanted;
        this.offers = offers;
        this.charges = charges;
        this.limits = limits;
        this.order = IntStream.range(0, wanted.length).mapToObj(this::order).toArray(int[][]::new);
    }

    /**
     * What is to be had, by site and SKU.
     *
     * @param now on hand
     * @param later to come
     * @param shared sites that keep something for others
     * @param spare how much of each SKU these may give, all of them together
     */
    record Offers(long[][] now, long[][] later, boolean[] shared, long[] spare) {

        /** Of sites that give all they have. */
        Offers(long[][] now, long[][] later) {
            this(now, later, new boolean[now.length], new long[now.length == 0 ? 0 : now[0].length]);
        }

        long both(int site, int sku) {
            return now[site][sku] + later[site][sku];
        }
    }

    /** What using a site costs once, and what each unit from it does. */
    record Charges(double[] perSite, double[] perUnit) {}

    /**
     * What a choice must keep.
     *
     * @param sites at most so many send something
     * @param value the least each of several sites must send
     * @param prices of one unit of each SKU
     * @param before what is sent already
     */
    record Limits(int sites, double value, double[] prices, Before before) {

        Limits(int sites, double value, double[] prices) {
            this(sites, value, prices, Before.NOTHING);
        }
    }

    /**
     * What is sent whatever is chosen; a site that sends something already costs nothing to use.
     *
     * @param worth of what each of {@code sites} sends, by site
     * @param elsewhere how many other sites send something
     * @param leastElsewhere what the least of those packages is worth
     */
    record Before(BitSet sites, Map<Integer, Double> worth, int elsewhere, double leastElsewhere) {

        static final Before NOTHING = new Before(new BitSet(), Map.of(), 0, Double.POSITIVE_INFINITY);

        BitSet with(BitSet others) {
            if (sites.isEmpty()) {
                return others;
            }
            BitSet both = (BitSet) others.clone();
            both.or(sites);
            return both;
        }

        int packages(BitSet others) {
            return with(others).cardinality() + elsewhere;
        }
    }

    int sites() {
        return charges.perSite.length;
    }

    boolean helps(int site) {
        return covered(site, new Open(wanted, offers.spare)) > 0;
    }

    /** What the site costs for a unit of what it can give, if it gives all it can. */
    double costPerUnit(int site) {
        return costPerUnit(site, new Open(wanted, offers.spare));
    }

    /** The site that adds most for what it costs; -1 where none is needed, or none helps. */
    int bestAddition(BitSet in, int[] among) {
        Open open = new Open(wanted.clone(), offers.spare.clone());
        in.stream().forEach(site -> take(site, open));
        int best = -1;
        for (int site : among) {
            if (!in.get(site)
                    && covered(site, open) > 0
                    && (best < 0 || costPerUnit(site, open) < costPerUnit(best, open))) {
                best = site;
            }
        }
        return best;
    }

    /** How much work it is to fill any choice, in steps. */
    long effort() {
        return Arrays.stream(order).mapToLong(sites -> 1L + sites.length).sum();
    }

    /** What a choice costs; null where it does not serve everything within the limits. */
    SiteSearch.@Nullable Cost cost(BitSet in) {
        double[] value = new double[sites()];
        limits.before.worth.forEach((site, worth) -> value[site] = worth);
        BitSet used = new BitSet();
        SiteSearch.Cost units = fill(in, used, value);
        if (units == null || !isAllowed(used, value)) {
            return null;
        }
        return new SiteSearch.Cost(
                units.late(),
                units.money()
                        + used.stream()
                                .mapToDouble(site -> charges.perSite[site])
                                .sum());
    }

    private boolean isAllowed(BitSet used, double[] value) {
        int packages = limits.before.packages(used);
        boolean worthTheirWay = limits.before.leastElsewhere >= limits.value
                && limits.before.with(used).stream().allMatch(site -> value[site] >= limits.value);
        return packages <= limits.sites && (packages <= 1 || worthTheirWay);
    }

    /** No choice with all sites of {@code in}, and others of {@code open} alone, costs less; null where none will do. */
    SiteSearch.@Nullable Cost bound(BitSet in, BitSet open) {
        SiteSearch.Cost units = fill(open, new BitSet(), new double[sites()]);
        BitSet sending = limits.before.with(in);
        int more = units == null ? 0 : needed(sending, open);
        if (units == null || limits.before.packages(in) + more > limits.sites) {
            return null;
        }
        double least = open.stream()
                .filter(site -> !sending.get(site))
                .mapToDouble(site -> charges.perSite[site])
                .min()
                .orElse(0);
        double using = in.stream().mapToDouble(site -> charges.perSite[site]).sum() + more * least;
        return new SiteSearch.Cost(units.late(), units.money() + using);
    }

    /** How many sites beside {@code in} are needed at least: for each SKU alone, the fullest ones first. */
    private int needed(BitSet in, BitSet open) {
        int most = 0;
        for (int k = 0; k < wanted.length; k++) {
            int sku = k;
            long missing = wanted[k]
                    - in.stream().mapToLong(site -> offers.both(site, sku)).sum();
            if (missing > 0) {
                long[] rest = open.stream()
                        .filter(site -> !in.get(site))
                        .mapToLong(site -> offers.both(site, sku))
                        .sorted()
                        .toArray();
                int count = 0;
                for (int i = rest.length - 1; i >= 0 && missing > 0; i--, count++) {
                    missing -= rest[i];
                }
                most = Math.max(most, count);
            }
        }
        return most;
    }

    /** What the units cost, cheapest first, those on hand before those to come; null where there are too few. */
    private SiteSearch.@Nullable Cost fill(BitSet in, BitSet used, double[] value) {
        double money = 0;
        long late = 0;
        for (int k = 0; k < wanted.length; k++) {
            long open = wanted[k];
            long spare = offers.spare[k];
            for (int tier = 0; tier < 2 && open > 0; tier++) {
                long[][] offered = tier == 0 ? offers.now : offers.later;
                for (int i = 0; i < order[k].length && open > 0; i++) {
                    int site = order[k][i];
                    long most = offers.shared[site] ? Math.min(open, spare) : open;
                    long take = in.get(site) ? Math.min(most, offered[site][k]) : 0;
                    if (take > 0) {
                        open -= take;
                        spare -= offers.shared[site] ? take : 0;
                        late += tier * take;
                        money += take / THOUSANDTHS * charges.perUnit[site];
                        value[site] += take / THOUSANDTHS * limits.prices[k];
                        used.set(site);
                    }
                }
            }
            if (open > 0) {
                return null;
            }
        }
        return new SiteSearch.Cost(late, money);
    }

    /** What is still to be served of each SKU, and how much of it sites that keep something may still give. */
    private record Open(long[] wanted, long[] spare) {}

    private void take(int site, Open open) {
        for (int k = 0; k < wanted.length; k++) {
            long take = covered(site, k, open);
            open.wanted[k] -= take;
            open.spare[k] -= offers.shared[site] ? take : 0;
        }
    }

    private long covered(int site, Open open) {
        long covered = 0;
        for (int k = 0; k < wanted.length; k++) {
            covered += covered(site, k, open);
        }
        return covered;
    }

    private long covered(int site, int sku, Open open) {
        long most = offers.shared[site] ? Math.min(open.wanted[sku], open.spare[sku]) : open.wanted[sku];
        return Math.min(most, offers.both(site, sku));
    }

    private double costPerUnit(int site, Open open) {
        return charges.perSite[site] / covered(site, open) * THOUSANDTHS + charges.perUnit[site];
    }

    /** The sites that have the SKU, the cheapest unit first. */
    private int[] order(int sku) {
        return IntStream.range(0, sites())
                .filter(site -> offers.both(site, sku) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer site) -> charges.perUnit[site])
                        .thenComparing(site -> site))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public String toString() {
        return "wanted " + Arrays.toString(wanted) + ", now " + Arrays.deepToString(offers.now) + ", later "
                + Arrays.deepToString(offers.later);
    }
}
