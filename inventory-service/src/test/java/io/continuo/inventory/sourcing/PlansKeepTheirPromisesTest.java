package io.continuo.inventory.sourcing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.PromiseChanged.Fulfilment;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Invariant 7 of the case collection, over any supply and any request. */
class PlansKeepTheirPromisesTest {

    private static final Place MADRID = new Place(40.42, -3.70);

    record Situation(Supply supply, List<Demand> demands, Strategy strategy) {

        Plan plan() {
            return Sourcing.plan(supply, demands, Preferences.of(strategy, MADRID));
        }
    }

    @Property
    void nothingIsTakenThatIsNotThere(@ForAll("situations") Situation situation) {
        Map<StockKey, Quantity> taken = situation.plan().lines().stream()
                .flatMap(line -> line.parts().stream()
                        .map(part -> Map.entry(new StockKey(line.sku(), part.node()), part.take())))
                .collect(groupingBy(Map.Entry::getKey, reducing(Quantity.ZERO, Map.Entry::getValue, Quantity::plus)));
        taken.forEach((key, quantity) -> {
            Site site = situation.supply().site(key.node()).orElseThrow();
            assertThat(quantity).isLessThanOrEqualTo(situation.supply().atp(key.sku(), site));
        });
    }

    @Property
    void theSafetyStockStays(@ForAll("situations") Situation situation) {
        Map<Sku, Quantity> taken = situation.plan().lines().stream()
                .collect(groupingBy(Plan.Line::sku, reducing(Quantity.ZERO, Plan.Line::taken, Quantity::plus)));
        taken.forEach((sku, quantity) ->
                assertThat(quantity).isLessThanOrEqualTo(situation.supply().atp(sku)));
    }

    @Property
    void everyLineIsServedWhollyOrThePlanIsNotShippable(@ForAll("situations") Situation situation) {
        Plan plan = situation.plan();
        assertThat(plan.lines()).allMatch(line -> line.taken().compareTo(line.requested()) <= 0);
        assertThat(plan.shippable()).isEqualTo(plan.lines().stream().allMatch(Plan.Line::isServed));
    }

    @Property
    void theOrderOfTheLinesChangesNothing(@ForAll("situations") Situation situation, @ForAll long seed) {
        List<Demand> shuffled = new ArrayList<>(situation.demands());
        Collections.shuffle(shuffled, new Random(seed));
        Plan other = Sourcing.plan(situation.supply(), shuffled, Preferences.of(situation.strategy(), MADRID));
        assertThat(byName(other)).isEqualTo(byName(situation.plan()));
    }

    @Property
    void theSameQuestionHasTheSameAnswer(@ForAll("situations") Situation situation) {
        assertThat(situation.plan()).isEqualTo(situation.plan());
    }

    @Property
    void aRequestIsShippableByOneStrategyIfByAnother(@ForAll("situations") Situation situation) {
        for (Strategy strategy : Strategy.values()) {
            Plan other = Sourcing.plan(situation.supply(), situation.demands(), Preferences.of(strategy, MADRID));
            assertThat(other.shippable()).isEqualTo(situation.plan().shippable());
        }
    }

    @Property
    void noOtherStrategyNeedsFewerPackages(@ForAll("situations") Situation situation) {
        List<Demand> free = situation.demands().stream()
                .filter(demand -> demand.node() == null && !demand.pickup())
                .toList();
        Plan fewest = Sourcing.plan(situation.supply(), free, Preferences.of(Strategy.FEWEST_PACKAGES, MADRID));
        Plan byPriority = Sourcing.plan(situation.supply(), free, Preferences.of(Strategy.PRIORITY, MADRID));
        if (fewest.shippable()) {
            assertThat(fewest.packages()).isLessThanOrEqualTo(byPriority.packages());
        }
    }

    /** Hall's condition: every set of lines finds enough at the sites that can serve any of them. */
    @Property
    void aPlanIsFoundWhereverThereIsOne(@ForAll("situations") Situation situation) {
        boolean possible = situation.demands().stream()
                .map(Demand::sku)
                .distinct()
                .allMatch(sku -> new Rest(situation, sku).isEnough());
        assertThat(situation.plan().shippable()).isEqualTo(possible);
    }

    /** One SKU once the lines that name their site are served. */
    private record Rest(Situation situation, Sku sku) {

        boolean isEnough() {
            Quantity pickup = wanted(demand -> demand.node() == null && demand.pickup());
            Quantity shipped = wanted(demand -> demand.node() == null && !demand.pickup());
            return situation.supply().sites().stream()
                            .allMatch(site -> left(site).value().signum() >= 0)
                    && covers(Site::offersPickup, pickup)
                    && covers(Site::shipsOrders, shipped)
                    && covers(site -> site.offersPickup() || site.shipsOrders(), pickup.plus(shipped))
                    && wanted(demand -> true).compareTo(situation.supply().atp(sku)) <= 0;
        }

        private boolean covers(Predicate<Site> can, Quantity wanted) {
            Quantity there = situation.supply().sites().stream()
                    .filter(can)
                    .map(this::left)
                    .reduce(Quantity.ZERO, Quantity::plus);
            return wanted.compareTo(there) <= 0;
        }

        private Quantity left(Site site) {
            Quantity chosen = wanted(demand -> site.node().equals(demand.node()));
            return situation.supply().atp(sku, site).minus(chosen);
        }

        private Quantity wanted(Predicate<Demand> which) {
            return situation.demands().stream()
                    .filter(demand -> demand.sku().equals(sku))
                    .filter(which)
                    .map(Demand::quantity)
                    .reduce(Quantity.ZERO, Quantity::plus);
        }
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<Integer> sites = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> skus = Arbitraries.integers().between(1, 3);
        Arbitrary<Long> seeds = Arbitraries.longs();
        Arbitrary<Strategy> strategies = Arbitraries.of(Strategy.class);
        return Combinators.combine(sites, skus, seeds, strategies).as(PlansKeepTheirPromisesTest::situation);
    }

    private static Situation situation(int sites, int skus, long seed, Strategy strategy) {
        Random random = new Random(seed);
        List<Site> all =
                IntStream.range(0, sites).mapToObj(i -> site(i, random)).toList();
        List<Shelf> shelves = new ArrayList<>();
        for (Site site : all) {
            for (int sku = 0; sku < skus; sku++) {
                if (random.nextInt(5) > 0) {
                    StockKey key = new StockKey(new Sku("SKU-" + sku), site.node());
                    shelves.add(new Shelf(key, amount(random, -20, 100), 1, null));
                }
            }
        }
        Quantity safety = random.nextInt(3) == 0 ? amount(random, 0, 60) : Quantity.ZERO;
        List<Demand> demands = IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> demand(i, skus, sites, random))
                .toList();
        return new Situation(new Supply(all, shelves, Margins.ofAll(safety), Policy.NONE), demands, strategy);
    }

    private static Site site(int rank, Random random) {
        Place place = random.nextInt(4) == 0 ? null : new Place(random.nextInt(60), random.nextInt(60));
        return new Site(
                new NodeId("n" + rank),
                rank,
                random.nextInt(6) > 0,
                random.nextInt(6) > 0,
                random.nextBoolean(),
                place);
    }

    private static Demand demand(int line, int skus, int sites, Random random) {
        NodeId node = random.nextInt(3) == 0 ? new NodeId("n" + random.nextInt(sites)) : null;
        Sku sku = new Sku("SKU-" + random.nextInt(skus));
        Fulfilment fulfilment = node == null && random.nextInt(3) == 0 ? Fulfilment.PICKUP : null;
        return new Demand("l" + line, sku, amount(random, 1, 90), node, fulfilment, null);
    }

    /** In tenths. */
    private static Quantity amount(Random random, int from, int to) {
        return new Quantity(BigDecimal.valueOf(random.nextInt(from, to), 1));
    }

    private static List<Plan.Line> byName(Plan plan) {
        return plan.lines().stream()
                .sorted(Comparator.comparing(Plan.Line::line))
                .toList();
    }
}
