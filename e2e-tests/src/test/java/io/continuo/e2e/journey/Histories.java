package io.continuo.e2e.journey;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Random journeys, always the same ones, as the other services tell of them. */
final class Histories {

    static final int CUSTOMERS = 60;

    private static final List<String> CHANNELS = List.of("web", "app", "store", "email", "call_center");
    private static final List<String> TYPES =
            List.of("Product Viewed", "Product Viewed", "Checkout Started", "Order Completed");
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private Histories() {}

    static String customer(int number) {
        return "customer-" + number;
    }

    static void publish(String kafka, String prefix) {
        Random random = new Random(7);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < CUSTOMERS; number++) {
                CustomerId customer = new CustomerId(customer(number));
                Identifier device = Identifier.of("anonymous_id", "device-" + number);
                map(producer, prefix, Identifier.ofCustomer(customer), customer);
                map(producer, prefix, device, customer);
                Instant time = BEGIN;
                for (int i = 0; i < 5 + random.nextInt(20); i++) {
                    time = time.plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
                    TouchpointRecorded touchpoint = touchpoint(number + "-" + i, time, device, random);
                    send(producer, Topics.TOUCHPOINTS.in(prefix), touchpoint.logKey(), EventJson.write(touchpoint));
                }
            }
        }
    }

    private static TouchpointRecorded touchpoint(String id, Instant time, Identifier device, Random random) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        Map<String, Object> properties = type.equals("Order Completed")
                ? Map.of("order_id", "order-" + id, "revenue", random.nextInt(10_000) / 100.0, "currency", "EUR")
                : Map.of("product_id", "p" + random.nextInt(3));
        Channel channel = new Channel(CHANNELS.get(random.nextInt(CHANNELS.size())));
        return new TouchpointRecorded(id, type, channel, time, time, List.of(device), properties, null, "demo");
    }

    private static void map(
            KafkaProducer<String, String> producer, String prefix, Identifier identifier, CustomerId customer) {
        IdentifierMapped mapped = new IdentifierMapped(identifier, customer, 1, Instant.EPOCH);
        send(producer, Topics.IDENTITIES.in(prefix), mapped.logKey(), EventJson.write(mapped));
    }

    private static void send(KafkaProducer<String, String> producer, String topic, String key, String value) {
        int partitions = producer.partitionsFor(topic).size();
        producer.send(new ProducerRecord<>(topic, LogKeys.partition(key, partitions), key, value));
    }
}
