package io.continuo.journey.stream;

import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Dead once the streams gave up: only a new process helps then. */
@Liveness
class StreamsLiveness implements HealthCheck {

    private final JourneyStreams journeys;

    StreamsLiveness(JourneyStreams journeys) {
        this.journeys = journeys;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams streams = journeys.streams();
        boolean gaveUp = streams != null && streams.state().hasCompletedShutdown();
        return HealthCheckResponse.named("journey-streams").status(!gaveUp).build();
    }
}
