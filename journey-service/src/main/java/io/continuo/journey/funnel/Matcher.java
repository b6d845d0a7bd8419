package io.continuo.journey.funnel;

/** Looks for attempts in one customer's hits. Not safe for several threads. */
interface Matcher {

    /** Adds to the outcome what these hits come to. */
    void match(Hits hits, Outcome outcome);

    /** One for the funnel's mode. */
    static Matcher of(Funnel funnel, Plan plan) {
        return switch (funnel.mode()) {
            case ORDERED -> new OrderedMatcher(plan);
            case STRICT -> new StrictMatcher(plan);
            case UNORDERED -> new UnorderedMatcher(plan);
        };
    }
}
