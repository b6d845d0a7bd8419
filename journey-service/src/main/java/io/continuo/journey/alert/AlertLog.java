package io.continuo.journey.alert;

import io.continuo.events.AlertRaised;

/** Where alerts are events. */
public interface AlertLog {

    /**
     * Writes the alert, and waits until the broker has it. The same alert may be written again.
     *
     * @throws Unavailable when the broker does not take it in time
     */
    void write(AlertRaised alert);

    /** The broker is away. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super(cause);
        }
    }
}
