package io.continuo.journey.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.experience.Lived;
import io.continuo.journey.experience.Satisfaction;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random journeys, once as the service counts them and once as the definition says. */
class HandoffAgainstDefinitionTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = BEGIN.plus(Duration.ofDays(200));
    private static final List<String> CHANNELS = List.of("web", "store", "app");
    private static final Period PERIOD = new Period(BEGIN.plus(Duration.ofDays(10)), BEGIN.plus(Duration.ofDays(120)));

    private final Lived lived = new Lived();
    private final Map<String, long[]> expected = new TreeMap<>();

    /** A contact, and what was answered straight after it, if anything. */
    private record Contact(String channel, Instant at, boolean bought, String score) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theyAreTheSameWhateverThePartitions(long seed) {
        Random random = new Random(seed);
        for (int customer = 0; customer < 60; customer++) {
            List<Contact> journey = journey(random);
            tell("c" + customer, journey);
            count(journey);
        }

        assertThat(found(1)).isEqualTo(strings(expected));
        assertThat(found(4)).isEqualTo(found(1));
    }

    private static List<Contact> journey(Random random) {
        List<Contact> journey = new ArrayList<>();
        Instant at = BEGIN;
        for (int i = random.nextInt(12); i >= 0; i--) {
            at = at.plus(Duration.ofHours(1 + random.nextInt(random.nextInt(3) == 0 ? 1_500 : 50)));
            String score = random.nextInt(3) == 0 ? Integer.toString(1 + random.nextInt(5)) : "";
            journey.add(new Contact(CHANNELS.get(random.nextInt(3)), at, random.nextInt(6) == 0, score));
        }
        return journey;
    }

    private void tell(String customer, List<Contact> journey) {
        for (int i = 0; i < journey.size(); i++) {
            Contact contact = journey.get(i);
            String id = customer + "-" + i;
            lived.contact(
                    customer,
                    id,
                    contact.bought() ? "Order Completed" : "Seen",
                    contact.channel(),
                    contact.at(),
                    contact.bought() ? Map.of("order_id", id) : Map.of());
            if (!contact.score().isEmpty()) {
                lived.answer(
                        customer, "csat", contact.score(), "email", contact.at().plusSeconds(60));
            }
        }
    }

    /** Volume, decided, lost, and the answers, and good answers, before and after. */
    private void count(List<Contact> journey) {
        int bought = 0;
        for (int i = 0; i < journey.size(); i++) {
            Contact contact = journey.get(i);
            boolean handoff = i > 0 && !journey.get(i - 1).channel().equals(contact.channel());
            boolean counted =
                    !contact.at().isBefore(PERIOD.from()) && contact.at().isBefore(PERIOD.to());
            if (handoff && counted) {
                String type = bought == 0 ? "prospect" : bought == 1 ? "new" : "returning";
                long[] counts = expected.computeIfAbsent(
                        journey.get(i - 1).channel() + ">" + contact.channel() + " " + type, any -> new long[7]);
                boolean again = i + 1 < journey.size()
                        && !journey.get(i + 1).at().isAfter(contact.at().plus(Duration.ofDays(30)));
                boolean over = contact.at().plus(Duration.ofDays(30)).isBefore(NOW);
                counts[0]++;
                counts[1] += contact.bought() || again || over ? 1 : 0;
                counts[2] += !contact.bought() && !again && over ? 1 : 0;
                for (int j = i - 1;
                        j >= 0
                                && journey.get(j)
                                        .channel()
                                        .equals(journey.get(i - 1).channel());
                        j--) {
                    add(journey.get(j), counts, 3);
                }
                for (int j = i; j < journey.size() && journey.get(j).channel().equals(contact.channel()); j++) {
                    add(journey.get(j), counts, 5);
                }
            }
            bought += contact.bought() ? 1 : 0;
        }
    }

    private static void add(Contact contact, long[] counts, int place) {
        if (!contact.score().isEmpty()) {
            counts[place]++;
            counts[place + 1] += Integer.parseInt(contact.score()) >= 4 ? 1 : 0;
        }
    }

    private Map<String, String> found(int partitions) {
        HandoffQuery query = new HandoffQuery(Where.ANY, PERIOD, Duration.ofDays(30), Duration.ofDays(7), NOW);
        HandoffCounts counts = new HandoffCounts();
        for (Snapshot partition : lived.partitions(partitions)) {
            counts = counts.plus(Travelled.count(query, partition));
        }
        Map<String, long[]> found = new TreeMap<>();
        HandoffView.of(new Answered<>(counts, new Basis(1, 1, NOW, List.of())))
                .handoffs()
                .forEach(pair -> pair.byCustomerType().forEach(type -> {
                    HandoffView.Figures figures = type.figures();
                    long[] said = {
                        figures.volume(), figures.lost().of(), figures.lost().count(), 0, 0, 0, 0
                    };
                    add(figures.satisfaction().before(), said, 3);
                    add(figures.satisfaction().after(), said, 5);
                    found.put(pair.from() + ">" + pair.to() + " " + type.customerType(), said);
                }));
        return strings(found);
    }

    private static void add(Satisfaction satisfaction, long[] counts, int place) {
        if (satisfaction.csat() != null) {
            counts[place] = satisfaction.csat().n();
            counts[place + 1] =
                    Math.round(satisfaction.csat().n() * satisfaction.csat().value() / 100);
        }
    }

    private static Map<String, String> strings(Map<String, long[]> counts) {
        Map<String, String> strings = new TreeMap<>();
        counts.forEach((key, value) -> strings.put(key, Arrays.toString(value)));
        return strings;
    }
}
