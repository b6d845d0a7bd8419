package io.continuo.journey;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A random past: touchpoints and map entries in any order, some twice; and, naively, what it comes to.
 *
 * @param records in the order of their arrival
 */
public record History(List<Entry> records) {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> CHANNELS = List.of("web", "store", "whatsapp");

    /** A record of the log: a touchpoint or a map entry of one identifier. */
    public record Entry(
            Identifier identifier,
            @Nullable TouchpointRecorded touchpoint,
            @Nullable IdentifierMapped mapped) {

        public String json() {
            return EventJson.write(touchpoint != null ? touchpoint : mapped);
        }
    }

    public static History random(long seed) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            entries.add(touchpoint(i, random));
        }
        for (int version = 1; version <= 12; version++) {
            entries.add(mapped(version, random));
        }
        for (int i = 0; i < 8; i++) {
            entries.add(entries.get(random.nextInt(entries.size())));
        }
        Collections.shuffle(entries, random);
        return new History(List.copyOf(entries));
    }

    private static Entry touchpoint(int number, Random random) {
        Identifier identifier = identifier(random);
        // Few different times, so that ties happen.
        Instant occurred = START.plusSeconds(random.nextInt(10));
        Map<String, @Nullable Object> properties = random.nextInt(4) == 0 ? Map.of("order_id", "o" + number) : Map.of();
        TouchpointRecorded recorded = new TouchpointRecorded(
                "t" + number,
                "Page Viewed",
                new Channel(CHANNELS.get(random.nextInt(CHANNELS.size()))),
                occurred,
                occurred.plusSeconds(random.nextInt(2)),
                List.of(identifier),
                properties,
                null,
                null);
        return new Entry(identifier, recorded, null);
    }

    private static Entry mapped(long version, Random random) {
        Identifier identifier = identifier(random);
        CustomerId customer = new CustomerId("c" + random.nextInt(3));
        return new Entry(identifier, null, new IdentifierMapped(identifier, customer, version, START));
    }

    private static Identifier identifier(Random random) {
        return Identifier.of("anonymous_id", "a" + random.nextInt(4));
    }

    /** The ids of each customer's touchpoints, in journey order. */
    public Map<String, List<String>> journeys() {
        Map<Identifier, CustomerId> owners = owners();
        Map<String, TouchpointRecorded> touchpoints = new TreeMap<>();
        records.stream()
                .map(Entry::touchpoint)
                .filter(touchpoint -> touchpoint != null)
                .forEach(touchpoint -> touchpoints.put(sortKey(touchpoint), touchpoint));
        Map<String, List<String>> journeys = new TreeMap<>();
        touchpoints.values().forEach(touchpoint -> {
            CustomerId owner = owners.get(touchpoint.strongest());
            if (owner != null) {
                journeys.computeIfAbsent(owner.value(), any -> new ArrayList<>())
                        .add(touchpoint.id());
            }
        });
        return journeys;
    }

    /** Who an order belongs to. */
    public Map<String, CustomerId> buyers() {
        Map<Identifier, CustomerId> owners = owners();
        Map<String, CustomerId> buyers = new TreeMap<>();
        for (Entry entry : records) {
            TouchpointRecorded touchpoint = entry.touchpoint();
            if (touchpoint != null
                    && touchpoint.properties().get("order_id") instanceof String order
                    && owners.get(entry.identifier()) instanceof CustomerId owner) {
                buyers.put(order, owner);
            }
        }
        return buyers;
    }

    private Map<Identifier, CustomerId> owners() {
        Map<Identifier, IdentifierMapped> latest = new HashMap<>();
        for (Entry entry : records) {
            if (entry.mapped() != null) {
                latest.merge(entry.identifier(), entry.mapped(), (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        Map<Identifier, CustomerId> owners = new HashMap<>();
        latest.forEach((identifier, mapped) -> owners.put(identifier, mapped.customerId()));
        return owners;
    }

    private static String sortKey(TouchpointRecorded touchpoint) {
        return touchpoint.occurredAt() + "|" + touchpoint.receivedAt() + "|" + touchpoint.id();
    }
}
