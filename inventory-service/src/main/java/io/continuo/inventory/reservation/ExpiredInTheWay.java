package io.continuo.inventory.reservation;

/** Holds that have expired still sit in the counters; rolls the try back so that they can be released first. */
final class ExpiredInTheWay extends RuntimeException {

    ExpiredInTheWay() {
        super("expired holds are in the way", null, false, false);
    }
}
