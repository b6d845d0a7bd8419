package io.continuo.inventory.reservation;

/** Somebody else was faster between planning and locking; rolls the try back so that it can be made again. */
public final class Overtaken extends RuntimeException {

    public Overtaken() {
        super("overtaken between planning and locking", null, false, false);
    }
}
