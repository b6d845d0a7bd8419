package io.continuo.journey.settings;

import org.jspecify.annotations.Nullable;

/** The log that all instances read in the same order. Safe for several threads. */
public interface SettingsLog {

    /** Whether everything that was written before this instance started has been read. */
    boolean isRead();

    /**
     * Writes an entry, and waits until this instance has read it.
     *
     * @param value null takes the entry of this key out
     * @throws Unavailable when the broker does not take it, or does not show it, in time; it may come later
     */
    void write(String key, byte @Nullable [] value);

    /** The broker is away. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super(cause);
        }

        public Unavailable(String why) {
            super(why);
        }
    }
}
