package io.continuo.identity;

/** What a transaction had read was changed before it could lock it; it has to start again. */
public final class LostRace extends RuntimeException {

    private static final long serialVersionUID = 1;

    private LostRace() {
        super("changed while waiting for its lock", null, false, false);
    }

    public static void unless(boolean unchanged) {
        if (!unchanged) {
            throw new LostRace();
        }
    }
}
