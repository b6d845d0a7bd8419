package io.continuo.journey.stream;

import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready to answer while the stores are open and up to date; says REBALANCING while they are being restored. */
@Readiness
class StreamsReadiness implements HealthCheck {

    private final JourneyStreams journeys;

    StreamsReadiness(JourneyStreams journeys) {
        this.journeys = journeys;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams streams = journeys.streams();
        return HealthCheckResponse.named("journey-streams")
                .withData(
                        "state",
                        streams == null ? "WAITING_FOR_KAFKA" : streams.state().name())
                .status(streams != null && streams.state() == KafkaStreams.State.RUNNING)
                .build();
    }
}
