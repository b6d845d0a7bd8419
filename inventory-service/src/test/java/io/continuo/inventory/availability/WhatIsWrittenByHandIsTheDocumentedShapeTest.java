package io.continuo.inventory.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.Node;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.live.KnownStock;
import io.continuo.inventory.live.Shelf;
import io.continuo.inventory.live.Thousandths;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIsWrittenByHandIsTheDocumentedShapeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Place HERE = new Place(41.4, 2.2);
    private static final Search EVERYWHERE = new Search(null, null, null, false, false, false, 50);
    private static final ObjectMapper STRICT = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Random random = new Random(11);
    private final List<Node> nodes =
            IntStream.range(0, 80).mapToObj(this::somewhere).toList();
    private final KnownStock stock = new KnownStock(nodes, Quantity.of("2.5"));

    @Test
    void everyAmountDistanceAndConfidenceIsWhatWasCounted() throws Exception {
        for (int i = 0; i < 50; i++) {
            Item item = stock.item("SKU-" + i);
            fill(item, random.nextInt(nodes.size()));
            Search search =
                    new Search(null, i % 2 == 0 ? HERE : null, null, i % 4 == 0, false, false, random.nextInt(60));
            Counted counted = Counted.of(stock.live(), item, stock.pool(), NOW);
            Reach reach = Reach.of(stock.pool(), search, NOW);
            check(read(item, counted, reach, search.mostNodes()), counted, reach);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "quote\"d", "back\\slash", "señal-ñ", "鞋", "👟", "a/b&c<d>"})
    void skusAreWrittenAsTheyAreSpelled(String sku) throws Exception {
        Item item = stock.item(sku);
        Counted counted = Counted.of(stock.live(), item, stock.pool(), NOW);
        AvailabilityAnswer.ItemShape read = read(item, counted, Reach.of(stock.pool(), EVERYWHERE, NOW), 50);
        assertThat(read.sku()).isEqualTo(item.sku());
        assertThat(read.atp()).isEqualTo(Quantity.ZERO);
        assertThat(read.nodes()).isEmpty();
    }

    @Test
    void theFarthestNodeComesFirstWhereThatIsAsked() {
        Reach near = Reach.of(stock.pool(), new Search(null, HERE, null, false, false, false, 50), NOW);
        Reach far = Reach.of(stock.pool(), new Search(null, HERE, null, true, false, false, 50), NOW);
        assertThat(distances(near)).isSorted();
        assertThat(distances(far).reversed()).isSorted();
        // Nobody knows how far the last one is.
        assertThat(near.order()[79]).isEqualTo(79);
        assertThat(far.order()[79]).isEqualTo(79);
    }

    private static List<Double> distances(Reach reach) {
        return IntStream.range(0, 79)
                .mapToObj(i -> reach.distanceKm(reach.order()[i]))
                .toList();
    }

    private void check(AvailabilityAnswer.ItemShape read, Counted counted, Reach reach) {
        long atp = 0;
        double surest = 0;
        int stocking = 0;
        for (int rank : reach.order()) {
            atp += Math.max(0, counted.atp(rank));
            stocking += counted.atp(rank) == Counted.ABSENT ? 0 : 1;
        }
        for (AvailabilityAnswer.NodeShape node : read.nodes()) {
            int rank = nodes.indexOf(nodes.stream()
                    .filter(known -> known.id().equals(node.node()))
                    .findFirst()
                    .orElseThrow());
            long here = Math.min(counted.atp(rank), counted.sellable());
            assertThat(node.atp()).isEqualTo(Thousandths.quantity(here));
            assertThat(node.backorder()).isEqualTo(Thousandths.quantity(here - Math.min(here, counted.atOnce(rank))));
            assertThat(node.confidence()).isEqualTo(counted.confidence(rank));
            assertThat(node.distanceKm()).isEqualTo(reach.distanceKm(rank));
            assertThat(node.pickup()).isTrue();
            surest = here > 0 ? Math.max(surest, node.confidence()) : surest;
        }
        assertThat(read.atp()).isEqualTo(Thousandths.quantity(Math.min(atp, counted.sellable())));
        assertThat(read.confidence()).isEqualTo(surest);
        assertThat(read.nodes().size() + read.nodesLeftOut()).isEqualTo(stocking);
        assertThat(read.version()).isEqualTo(counted.version());
        assertThat(read.asOf()).isEqualTo(NOW);
    }

    private static AvailabilityAnswer.ItemShape read(Item item, Counted counted, Reach reach, int mostNodes)
            throws JsonProcessingException {
        byte[] open = ItemJson.open(item, true, counted, reach, mostNodes);
        String json = new String(open, StandardCharsets.UTF_8) + ",\"asOf\":\"" + NOW + "\"}";
        return STRICT.readValue(json, AvailabilityAnswer.ItemShape.class);
    }

    private void fill(Item item, int some) {
        for (int i = 0; i < some; i++) {
            Shelf.Pulse pulse = new Shelf.Pulse(random.nextInt(3), random.nextInt(4) == 0 ? 1 : 0);
            Shelf shelf = new Shelf(
                    random.nextInt(-2000, 9000),
                    random.nextInt(3) == 0 ? 1250 : 0,
                    1 + random.nextInt(1000),
                    random.nextBoolean() ? 0 : (int) NOW.getEpochSecond() - random.nextInt(9_000_000),
                    pulse);
            stock.shelf(item, nodes.get(random.nextInt(nodes.size())).id(), shelf);
        }
    }

    private Node somewhere(int i) {
        Place place = i == 79 ? null : new Place(36 + 7 * random.nextDouble(), -9 + 12 * random.nextDouble());
        return KnownStock.node("n" + i, place);
    }
}
