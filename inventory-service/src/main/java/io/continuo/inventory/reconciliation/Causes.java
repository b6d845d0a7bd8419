package io.continuo.inventory.reconciliation;

/** What a difference means, in words. */
final class Causes {

    private Causes() {}

    /**
     * @param expected the sign of what should be recorded
     * @param found the sign of what is
     */
    static String of(Finding.Kind kind, int expected, int found) {
        return switch (kind) {
            case COUNTER -> "the counter is not the sum of its ledger";
            case ORDER -> document("order", expected, found);
            case RESERVATION -> document("reservation", expected, found);
            case INCOMING -> "what is incoming is not what was announced and sent";
            case TRANSFER -> "what is on its way is not what was sent and has not arrived";
            case BACKORDER -> "the stock keeps to another back-order limit than was set";
            case LEDGER -> "the ledger was changed";
            case EXPIRED_HOLD -> "the hold expired and nobody released it: the sweep does not run";
        };
    }

    private static String document(String what, int expected, int found) {
        if (found == 0) {
            return "the " + what + " is open and nothing is booked for it";
        }
        return expected == 0
                ? "the " + what + " is over and its booking was never taken back"
                : "the " + what + " and its bookings differ";
    }
}
