package io.continuo.journey.attribution;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.function.IntUnaryOperator;

/** What a rule gives to each channel. */
final class RuleTally {

    private final Rule rule;
    private final Sums conversions = new Sums();
    private final Sums revenue = new Sums();
    private double[] shares = new double[16];

    RuleTally(Rule rule) {
        this.rule = rule;
    }

    void add(TouchPath path) {
        if (path.conversions() == 0) {
            return;
        }
        if (shares.length < path.length()) {
            shares = new double[2 * path.length()];
        }
        rule.share(path, shares);
        for (int i = 0; i < path.length(); i++) {
            if (shares[i] != 0) {
                conversions.add(path.channel(i), path.conversions() * shares[i]);
                revenue.add(path.channel(i), path.revenue() * shares[i]);
            }
        }
    }

    /** @param mine the number here of a channel there */
    void merge(RuleTally other, IntUnaryOperator mine) {
        conversions.merge(other.conversions, mine);
        revenue.merge(other.revenue, mine);
    }

    void write(PartialOutput out) {
        conversions.write(out);
        revenue.write(out);
    }

    void read(PartialInput in) {
        conversions.read(in);
        revenue.read(in);
    }

    Weights weights(int channels) {
        return Weights.of(conversions.toArray(channels), revenue.toArray(channels));
    }
}
