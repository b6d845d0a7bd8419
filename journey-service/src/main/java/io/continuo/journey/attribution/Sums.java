package io.continuo.journey.attribution;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A sum per channel, compensated (Neumaier 1974): what rounding loses is added at the end, so that the order in which
 * millions of shares come does not show in the result.
 */
final class Sums {

    private double[] sums = new double[16];
    private double[] lost = new double[16];

    void add(int channel, double amount) {
        if (channel >= sums.length) {
            int room = Math.max(channel + 1, 2 * sums.length);
            sums = Arrays.copyOf(sums, room);
            lost = Arrays.copyOf(lost, room);
        }
        double before = sums[channel];
        double after = before + amount;
        lost[channel] += Math.abs(before) >= Math.abs(amount) ? before - after + amount : amount - after + before;
        sums[channel] = after;
    }

    /** @param mine the number here of a channel there */
    void merge(Sums other, IntUnaryOperator mine) {
        for (int channel = 0; channel < other.sums.length; channel++) {
            if (other.sums[channel] != 0 || other.lost[channel] != 0) {
                add(mine.applyAsInt(channel), other.sums[channel]);
                add(mine.applyAsInt(channel), other.lost[channel]);
            }
        }
    }

    void write(PartialOutput out) {
        out.reals(sums);
        out.reals(lost);
    }

    void read(PartialInput in) {
        sums = in.reals();
        lost = in.reals();
        if (sums.length != lost.length) {
            throw new PartialInput.Malformed("every sum has what it lost");
        }
    }

    /** The sums of the first channels. */
    double[] toArray(int channels) {
        double[] all = new double[channels];
        for (int channel = 0; channel < Math.min(channels, sums.length); channel++) {
            all[channel] = sums[channel] + lost[channel];
        }
        return all;
    }
}
