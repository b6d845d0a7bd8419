package io.continuo.inventory.counting;

/**
 * How much of what is there a reader has seen: the Good-Turing estimate of sample coverage, {@code 1 - f1 / n} with
 * {@code n} reads of which {@code f1} were of tags seen only once (I. J. Good, The population frequencies of species and
 * the estimation of population parameters, Biometrika 40, 1953). While most tags were seen once, many were not seen at all.
 */
final class Coverage {

    private Coverage() {}

    /**
     * From 0 to 1, in hundredths rounded down.
     *
     * @param reads of all tags, repetitions included
     * @param seenOnce tags read only once
     */
    static double of(long reads, long seenOnce) {
        return reads == 0 ? 0 : Math.floor((1 - (double) seenOnce / reads) * 100) / 100;
    }
}
