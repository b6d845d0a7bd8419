package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that cannot be read is parked with its reason, and the others go on. */
class ParkedRecordsTest {

    private final DrivenTopology topology = new DrivenTopology();

    @AfterEach
    void close() {
        topology.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            touchpoints.v1; email:a@example.com; no json; not JSON
            touchpoints.v1; email:a@example.com; {"id":"t"}; not of the topic's form at
            touchpoints.v1; email:0; {"identifiers":[]}; not of the topic's form at
            touchpoints.v1; ; {}; the record has no key
            identities.v1; email:0; {"customerId":"a","version":1}; a required part is missing: identifier
            identities.v1; email:0; {"identifier":{"type":"email","value":"a"},"customerId":"a","at":"2026-01-01T00:00:00Z"}; the key is not that
            identities.v1; email:a@example.com; {"version":1}; a required part is missing: customerId
            identities.v1; email:a@example.com; {"version":"x"}; not of the topic's form at /version
            promises.v1; r1; [1]; not of the topic's form at
            """)
    void eachIsParkedWithItsReason(String topic, String key, String value, String reason) {
        topology.pipe(topic, key, value);

        TestRecord<String, byte[]> parked = topology.parked().readRecord();
        assertThat(header(parked, "parked-reason")).startsWith(reason);
        assertThat(header(parked, "parked-topic")).isEqualTo("test." + topic);
        assertThat(header(parked, "parked-partition")).isEqualTo("0");
        assertThat(header(parked, "parked-offset")).isEqualTo("0");
        assertThat(parked.key())
                .as("it stays where it is, and there it can be forgotten")
                .isNull();
        assertThat(parked.value()).isNull();
    }

    @Test
    void theReasonQuotesNothingOfTheRecord() {
        topology.pipe(Topics.TOUCHPOINTS.name(), "email:a@example.com", "{\"id\":\"t\",\"occurredAt\":\"secret\"}");

        assertThat(header(topology.parked().readRecord(), "parked-reason"))
                .isEqualTo("not of the topic's form at /occurredAt");
    }

    @Test
    void aRecordTooLargeForTheMessagesBetweenTheStepsIsParked() {
        topology.pipe(Topics.TOUCHPOINTS.name(), "email:a@example.com", "x".repeat(600_000));

        assertThat(header(topology.parked().readRecord(), "parked-reason")).contains("more than 524288 bytes");
    }

    @Test
    void theNextRecordIsTakenIn() {
        topology.map("email:a@example.com", "a", 1);
        topology.pipe(Topics.TOUCHPOINTS.name(), "email:a@example.com", "no json");
        topology.touchpoint("t", "Page Viewed", "web", "2026-01-01T00:00:00Z", "email:a@example.com", Map.of());

        assertThat(topology.idsOf("a")).containsExactly("t");
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
