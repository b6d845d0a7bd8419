package io.continuo.interaction.ingestion;

import io.continuo.interaction.InteractionConfig;
import jakarta.inject.Singleton;

/** Bounds the memory of all that is being taken in at the same time, door by door: none of them shuts the others. */
@Singleton
class Admission {

    private final Budget bodies;
    private final Budget streams;
    private final Budget webhooks;

    Admission(InteractionConfig config) {
        InteractionConfig.Ingestion limits = config.ingestion();
        this.bodies = new Budget(limits.maxInFlight().asLongValue());
        this.streams = new Budget(limits.maxStreamsInFlight().asLongValue());
        this.webhooks = new Budget(limits.maxWebhooksInFlight().asLongValue());
    }

    /** For what is read as a whole. */
    Budget bodies() {
        return bodies;
    }

    /** For what is read line by line, and stays open for long. */
    Budget streams() {
        return streams;
    }

    /** For what is read before it is known who sends it. */
    Budget webhooks() {
        return webhooks;
    }
}
