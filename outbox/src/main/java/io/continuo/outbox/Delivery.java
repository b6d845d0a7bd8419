package io.continuo.outbox;

/** What became of one row that was handed to Kafka. */
sealed interface Delivery {

    /** All in-sync replicas have it. */
    record Acknowledged() implements Delivery {}

    /** It will never be taken as it is. */
    record Refused(String reason) implements Delivery {}

    /** Its topic cannot be written to now. */
    record Failed(String reason) implements Delivery {}

    /** Not sent, or not known to be sent, because another row failed before it. */
    record Abandoned() implements Delivery {}
}
