package io.continuo.interaction.log;

/** Kafka did not take the events in time; what it did take will be recognised by its id when it is sent again. */
public class BrokerUnavailable extends RuntimeException {

    BrokerUnavailable(Throwable cause) {
        super("kafka did not acknowledge", cause);
    }
}
