package io.continuo.outbox;

/**
 * Seals payloads while they wait in the database. A service whose database must not show what it tells has one bean of
 * this type; without one, payloads lie there as they go on the wire. Must not block.
 */
public interface PayloadSeal {

    /** Leaves payloads as they are. */
    PayloadSeal NONE = new PayloadSeal() {
        @Override
        public String seal(String topic, String key, String payload) {
            return payload;
        }

        @Override
        public String open(String topic, String key, String stored) {
            return stored;
        }
    };

    /** What is stored for the payload of this record. */
    String seal(String topic, String key, String payload);

    /**
     * The payload again.
     *
     * @throws RuntimeException when it cannot be opened; nothing is sent until it can
     */
    String open(String topic, String key, String stored);
}
