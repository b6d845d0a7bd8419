package io.continuo.inventory.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.continuo.inventory.sourcing.SourcingProblem.Before;
import io.continuo.inventory.sourcing.SourcingProblem.Charges;
import io.continuo.inventory.sourcing.SourcingProblem.Limits;
import io.continuo.inventory.sourcing.SourcingProblem.Offers;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The search against trying every choice of sites, and its bound where it has to stop before its end. */
class NoChoiceIsBetterTest {

    private static final double EXACTLY = 1e-6;

    @Property(tries = 500)
    void theSearchFindsWhatTryingEverythingFinds(@ForAll("problems") SourcingProblem problem) {
        SiteSearch.Found found = new SiteSearch(problem, SiteSearch.WORK).find();
        SiteSearch.Cost best = best(problem);
        if (best == null) {
            assertThat(found).isNull();
        } else {
            assertThat(found).isNotNull();
            assertThat(found.exact()).isTrue();
            assertThat(found.cost().late()).isEqualTo(best.late());
            assertThat(found.cost().money()).isCloseTo(best.money(), within(EXACTLY));
        }
    }

    @Property(tries = 200)
    void whereItStopsEarlyNothingIsBetterThanItsBound(@ForAll("problems") SourcingProblem problem) {
        SiteSearch.Found found = new SiteSearch(problem, 100).find();
        SiteSearch.Cost best = best(problem);
        if (found != null && best != null) {
            assertThat(found.bound().late()).isLessThanOrEqualTo(best.late());
            if (found.bound().late() == best.late()) {
                assertThat(found.bound().money()).isLessThanOrEqualTo(best.money() + EXACTLY);
            }
            assertThat(found.cost()).isGreaterThanOrEqualTo(new SiteSearch.Cost(best.late(), best.money() - EXACTLY));
        }
    }

    @Property(tries = 200)
    void theSameProblemHasTheSameAnswer(@ForAll("problems") SourcingProblem problem) {
        SiteSearch.Found found = new SiteSearch(problem, SiteSearch.WORK).find();
        assertThat(new SiteSearch(problem, SiteSearch.WORK).find()).isEqualTo(found);
    }

    private static SiteSearch.@Nullable Cost best(SourcingProblem problem) {
        SiteSearch.Cost best = null;
        for (long choice = 0; choice < 1L << problem.sites(); choice++) {
            SiteSearch.Cost cost = problem.cost(BitSet.valueOf(new long[] {choice}));
            if (cost != null && (best == null || cost.compareTo(best) < 0)) {
                best = cost;
            }
        }
        return best;
    }

    @Provide
    Arbitrary<SourcingProblem> problems() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.longs())
                .as(NoChoiceIsBetterTest::problem);
    }

    private static SourcingProblem problem(int sites, int skus, long seed) {
        Random random = new Random(seed);
        long[][] now = new long[sites][skus];
        long[][] later = new long[sites][skus];
        double[] perSite = new double[sites];
        double[] perUnit = new double[sites];
        for (int site = 0; site < sites; site++) {
            perSite[site] = random.nextInt(8);
            perUnit[site] = random.nextInt(4);
            for (int sku = 0; sku < skus; sku++) {
                now[site][sku] = random.nextInt(3) == 0 ? 0 : random.nextInt(6) * 500L;
                later[site][sku] = random.nextInt(4) == 0 ? random.nextInt(4) * 1000L : 0;
            }
        }
        long[] wanted = random.longs(skus, 1, 9).map(units -> units * 500).toArray();
        int most = random.nextInt(3) == 0 ? 1 + random.nextInt(sites) : sites;
        double value = random.nextInt(3) == 0 ? random.nextInt(10) : 0;
        Before before = random.nextBoolean() ? Before.NOTHING : before(sites, random);
        before.sites().stream().forEach(site -> perSite[site] = 0);
        Limits limits = new Limits(most, value, random.doubles(skus, 1, 5).toArray(), before);
        return new SourcingProblem(wanted, offers(now, later, random), new Charges(perSite, perUnit), limits);
    }

    private static Offers offers(long[][] now, long[][] later, Random random) {
        boolean[] shared = new boolean[now.length];
        for (int site = 0; site < shared.length; site++) {
            shared[site] = random.nextInt(3) == 0;
        }
        long[] spare =
                random.longs(now[0].length, 0, 9).map(units -> units * 500).toArray();
        return new Offers(now, later, shared, spare);
    }

    private static Before before(int sites, Random random) {
        Map<Integer, Double> worth = new HashMap<>();
        BitSet some = new BitSet();
        for (int site = 0; site < sites; site++) {
            if (random.nextInt(4) == 0) {
                some.set(site);
                worth.put(site, random.nextDouble(10));
            }
        }
        int elsewhere = random.nextInt(2);
        return new Before(some, worth, elsewhere, elsewhere == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(10));
    }
}
