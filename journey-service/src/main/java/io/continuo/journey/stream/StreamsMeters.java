package io.continuo.journey.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.KafkaStreams;

/** The two figures that tell whether journeys are up to date, out of the thousands that Kafka Streams has. */
final class StreamsMeters {

    private static final String LAG = "records-lag-max";

    private StreamsMeters() {}

    static void register(KafkaStreams streams, MeterRegistry meters) {
        Gauge.builder("continuo.journey.lag", streams, StreamsMeters::lag)
                .description("Records not yet taken in, of the partition that is furthest behind")
                .register(meters);
        Gauge.builder("continuo.journey.running", streams, StreamsMeters::running)
                .description("1 while journeys can be read, 0 while they are being restored")
                .register(meters);
    }

    private static double lag(KafkaStreams streams) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(LAG))
                .map(metric -> metric.metricValue() instanceof Double value ? value : 0.0)
                .filter(Double::isFinite)
                .max(Double::compare)
                .orElse(0.0);
    }

    private static double running(KafkaStreams streams) {
        return streams.state() == KafkaStreams.State.RUNNING ? 1 : 0;
    }
}
