package io.continuo.localstack.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Chance that falls the same way every time. Every person, product and journey throws dice of its own, so that a change
 * to one leaves the others as they were. {@link Random} because its numbers are specified for every JDK.
 */
final class Dice {

    private final Random random;

    private Dice(long seed) {
        random = new Random(seed);
    }

    static Dice of(long seed, String what, long index) {
        return new Dice((seed * 31 + what.hashCode()) * 1_000_003 + index * 0x9E3779B97F4A7C15L);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0 inclusive to 1 exclusive. */
    double fraction() {
        return random.nextDouble();
    }

    /** Both ends inclusive. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Waits between things people do: many short, few long. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Chooses by weight; give a map with a fixed order of iteration. */
    <T> T weighted(Map<T, Double> weights) {
        double left = random.nextDouble()
                * weights.values().stream().mapToDouble(Double::doubleValue).sum();
        T last = null;
        for (Map.Entry<T, Double> entry : weights.entrySet()) {
            last = entry.getKey();
            left -= entry.getValue();
            if (left < 0) {
                break;
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        return last;
    }

    /** Rank 0 most often, then a long tail: the bounded form of Zipf's law with exponent close to 1. */
    int longTail(int ranks) {
        return (int) Math.min(ranks - 1, Math.floor(Math.pow(ranks + 1.0, random.nextDouble()) - 1));
    }
}
