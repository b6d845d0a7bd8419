package io.continuo.journey.attribution;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Divides one conversion among the touches of its path. */
interface Rule {

    /** Writes the share of each touch; the shares of a path sum to 1. */
    void share(TouchPath path, double[] shares);

    static Rule first() {
        return (path, shares) -> allTo(0, path, shares);
    }

    static Rule last() {
        return (path, shares) -> allTo(path.length() - 1, path, shares);
    }

    /** @param direct whether a channel is direct */
    static Rule lastNot(IntPredicate direct) {
        return (path, shares) -> {
            int chosen = path.length() - 1;
            while (chosen > 0 && direct.test(path.channel(chosen))) {
                chosen--;
            }
            boolean onlyDirect = direct.test(path.channel(chosen));
            allTo(onlyDirect ? path.length() - 1 : chosen, path, shares);
        };
    }

    static Rule linear() {
        return (path, shares) -> Arrays.fill(shares, 0, path.length(), 1.0 / path.length());
    }

    /** @param halfLife in the unit of the ages of touches; greater than 0 */
    static Rule decay(double halfLife) {
        return (path, shares) -> {
            // Ages count from the youngest touch, so that very old paths do not vanish altogether.
            double youngest = path.age(path.length() - 1);
            double sum = 0;
            for (int i = 0; i < path.length(); i++) {
                shares[i] = Math.exp((youngest - path.age(i)) / halfLife * Math.log(2));
                sum += shares[i];
            }
            for (int i = 0; i < path.length(); i++) {
                shares[i] /= sum;
            }
        };
    }

    static Rule position() {
        return (path, shares) -> {
            int last = path.length() - 1;
            if (last < 2) {
                Arrays.fill(shares, 0, path.length(), 1.0 / path.length());
                return;
            }
            Arrays.fill(shares, 1, last, 0.2 / (last - 1));
            shares[0] = 0.4;
            shares[last] = 0.4;
        };
    }

    private static void allTo(int position, TouchPath path, double[] shares) {
        Arrays.fill(shares, 0, path.length(), 0);
        shares[position] = 1;
    }
}
