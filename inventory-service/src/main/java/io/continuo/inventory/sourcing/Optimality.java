package io.continuo.inventory.sourcing;

/**
 * How good a choice of sites is by its strategy's own measure: packages, or minor units of money, or places in the order
 * of preference summed over the units.
 *
 * @param exact whether no other choice is better; large problems are searched within a stated amount of work
 * @param cost of the choice
 * @param bound no choice costs less; equal to {@code cost} where {@code exact}
 */
public record Optimality(boolean exact, double cost, double bound) {

    /** Of a choice that follows an order, so that there is nothing to search for. */
    static final Optimality BY_ORDER = new Optimality(true, 0, 0);

    /** The same choice where so much more is spent whatever is chosen. */
    Optimality plus(double spent) {
        return new Optimality(exact, cost + spent, bound + spent);
    }

    static Optimality of(SiteSearch.Found found) {
        double cost = found.cost().money();
        boolean comparable = found.bound().late() == found.cost().late();
        return new Optimality(found.exact(), cost, comparable ? found.bound().money() : 0);
    }
}
