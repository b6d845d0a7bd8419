package io.continuo.inventory.invariants;

import java.util.List;
import java.util.Random;

/** Whatever is left to chance; the same seed throws the same. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Up to 8, in steps of a quarter: never a binary fraction of nothing. */
    long quantity() {
        return 250L * (1 + random.nextInt(32));
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Any of them, which is not there any more. */
    <T> T drawn(List<T> choices) {
        return choices.remove(random.nextInt(choices.size()));
    }
}
