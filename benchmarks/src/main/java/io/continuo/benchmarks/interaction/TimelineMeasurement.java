package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** How long the first page of a timeline takes, of customers with 1,000 touchpoints each. */
final class TimelineMeasurement {

    private static final Instant MAPPED_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CUSTOMERS = 50;
    private static final int TOUCHPOINTS = 1_000;
    private static final int PER_SECOND = 100;
    private static final int FULL_PAGE = 50;

    /** As many people look at customers: each waits for its page, and no one for another one's. */
    private static final int SCREENS = 16;

    private static final int AT_ONCE = 100;
    private static final long STUCK = TimeUnit.MINUTES.toNanos(5);

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    TimelineMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        Calls calls = new Calls(stand, Service.GATEWAY);
        map();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            fill(calls, customer);
        }
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            awaitFilled(calls, customer);
        }
        measure(calls);
        CpuTime before = stand.cpu();
        Senders.Sent sent = measure(calls);
        out.printf(
                "timeline, first page of %d customers with %d touchpoints at %d/s: %s; %s%n",
                CUSTOMERS,
                TOUCHPOINTS,
                PER_SECOND,
                sent.latencies(),
                stand.cpu().since(before).per((int) sent.acknowledged()));
    }

    private Senders.Sent measure(Calls calls) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        return new Senders(stand, calls.authorization())
                .paced(
                        SCREENS,
                        options.seconds(),
                        PER_SECOND,
                        () -> new Senders.Ask(
                                "GET", path(next.getAndIncrement() % CUSTOMERS) + "?limit=" + FULL_PAGE, ""));
    }

    /** As identity-service tells who identifiers are. */
    private void map() {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stand.kafka(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            int partitions = producer.partitionsFor(Topics.IDENTITIES.name()).size();
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                CustomerId id = customerId(customer);
                for (Identifier identifier : new Identifier[] {identifier(customer), Identifier.ofCustomer(id)}) {
                    IdentifierMapped mapped = new IdentifierMapped(identifier, id, customer + 1, MAPPED_AT);
                    String key = mapped.logKey();
                    producer.send(new ProducerRecord<>(
                            Topics.IDENTITIES.name(),
                            LogKeys.partition(key, partitions),
                            key,
                            EventJson.write(mapped)));
                }
            }
        }
    }

    private static void fill(Calls calls, int customer) throws IOException, InterruptedException {
        for (int from = 0; from < TOUCHPOINTS; from += AT_ONCE) {
            StringBuilder json = new StringBuilder("[");
            for (int i = from; i < from + AT_ONCE; i++) {
                json.append(i == from ? "" : ",")
                        .append("{\"id\":\"page-" + customer + "-" + i
                                + "\",\"type\":\"Product Viewed\",\"channel\":\"web\","
                                + "\"occurredAt\":\""
                                + Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i * 60L)
                                + "\",\"identifiers\":[{\"type\":\"email\",\"value\":\"" + mailbox(customer)
                                + "\"}],\"properties\":{\"sku\":\"fridge-300\"}}");
            }
            calls.now("POST", "/api/touchpoints", json.append("]").toString());
        }
    }

    /** Until the first page is full of the newest. */
    private static void awaitFilled(Calls calls, int customer) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String newest = "page-" + customer + "-" + (TOUCHPOINTS - 1);
        while (!calls.now("GET", path(customer) + "?limit=" + FULL_PAGE, "")
                .path("items")
                .path(0)
                .path("id")
                .asText()
                .equals(newest)) {
            if (System.nanoTime() - begin > STUCK) {
                throw new IllegalStateException("The timeline of customer " + customer + " is not filled");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static String path(int customer) {
        return "/api/customers/" + customerId(customer).value() + "/timeline";
    }

    private static CustomerId customerId(int customer) {
        return new CustomerId(new UUID(0x7000L, Long.MIN_VALUE | customer).toString());
    }

    private static Identifier identifier(int customer) {
        return Identifier.of("email", mailbox(customer));
    }

    private static String mailbox(int customer) {
        return "page" + customer + "@bench.example";
    }
}
