package io.continuo.inventory.stock;

/** Expired holds still sit in the counters; rolls the try back so that they can be released first. */
final class HoldsInTheWay extends RuntimeException {

    HoldsInTheWay() {
        super("expired holds are in the way", null, false, false);
    }
}
