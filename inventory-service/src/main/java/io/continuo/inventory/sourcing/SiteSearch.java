package io.continuo.inventory.sourcing;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the sites that serve some SKUs at the least cost: each one used costs once, and so does each unit taken from
 * it. Units that lie there are taken before units that are still to come, whatever that costs.
 *
 * <p>Which sites to use is facility location, so it is NP-hard; with a choice made, filling is easy. The search is branch
 * and bound over the choices (Land and Doig, 1960), the bound being what all sites not yet excluded would do without
 * the costs of using them, and the number of them that is needed at least. It starts from a greedy choice and ends
 * within a stated amount of work; {@link Found#exact} says whether it came to its end, and {@link Found#bound} what no
 * choice can beat. The same problem always has the same answer.
 */
final class SiteSearch {

    /** Steps of filling: about 10 ms. */
    static final int WORK = 400_000;

    private final SourcingProblem problem;
    private final int[] promising;
    private long work;
    private boolean exact = true;
    private @Nullable BitSet best;
    private @Nullable Cost bestCost;

    SiteSearch(SourcingProblem problem, long work) {
        this.problem = problem;
        this.work = work;
        double[] worth = IntStream.range(0, problem.sites())
                .mapToDouble(problem::costPerUnit)
                .toArray();
        this.promising = IntStream.range(0, problem.sites())
                .filter(problem::helps)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer site) -> worth[site])
                        .thenComparing(site -> site))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * @param late units that are still to come, in thousandths
     * @param money of everything else
     */
    record Cost(long late, double money) implements Comparable<Cost> {

        @Override
        public int compareTo(Cost other) {
            int byLate = Long.compare(late, other.late);
            return byLate == 0 ? Double.compare(money, other.money) : byLate;
        }
    }

    /**
     * @param sites the choice, some of which may not be needed
     * @param exact whether no other choice costs less
     * @param bound no choice costs less than this
     */
    record Found(BitSet sites, Cost cost, boolean exact, Cost bound) {}

    /** Null where no choice within the rules serves everything, or none was found within the work allowed. */
    @Nullable
    Found find() {
        Cost root = bound(new BitSet(), 0);
        if (root == null) {
            return null;
        }
        startGreedily();
        branch(new BitSet(), 0);
        return best == null || bestCost == null ? null : new Found(best, bestCost, exact, exact ? bestCost : root);
    }

    /** Whether the search came to its end. */
    boolean isExact() {
        return exact;
    }

    private void startGreedily() {
        BitSet in = new BitSet();
        for (int site = problem.bestAddition(in, promising); site >= 0; site = problem.bestAddition(in, promising)) {
            in.set(site);
        }
        offer(in);
        for (int site : promising) {
            if (in.get(site)) {
                BitSet fewer = (BitSet) in.clone();
                fewer.clear(site);
                if (offer(fewer)) {
                    in = fewer;
                }
            }
        }
    }

    private void branch(BitSet in, int depth) {
        if (work < 0) {
            exact = false;
            return;
        }
        Cost bound = bound(in, depth);
        if (bound == null || (bestCost != null && bound.compareTo(bestCost) >= 0)) {
            return;
        }
        offer(in);
        if (depth == promising.length) {
            return;
        }
        in.set(promising[depth]);
        branch(in, depth + 1);
        in.clear(promising[depth]);
        branch(in, depth + 1);
    }

    /** Takes the choice where it is better; says whether it does as well as the best. */
    private boolean offer(BitSet in) {
        work -= problem.effort();
        Cost cost = problem.cost(in);
        if (cost == null || (bestCost != null && cost.compareTo(bestCost) > 0)) {
            return false;
        }
        if (bestCost == null || cost.compareTo(bestCost) < 0) {
            best = (BitSet) in.clone();
            bestCost = cost;
        }
        return true;
    }

    private @Nullable Cost bound(BitSet in, int depth) {
        BitSet open = (BitSet) in.clone();
        for (int i = depth; i < promising.length; i++) {
            open.set(promising[i]);
        }
        work -= 2 * problem.effort();
        return problem.bound(in, open);
    }
}
