package io.continuo.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What real data has and clean samples have not. */
class AwkwardCasesTest {

    private static final Instant NOW = Instant.parse("2026-03-14T15:00:00Z");
    private static final DemoShop SHOP = new DemoShop(1, Scale.SHOP, NOW);

    @Test
    void manyPeopleUseTheTabletOfOneShowroom() {
        Set<String> cards = SHOP.happenings().stream()
                .map(happening -> happening.touch().identifiers())
                .filter(identifiers -> "demo-tablet-store-madrid".equals(identifiers.get("device_id")))
                .map(identifiers -> identifiers.get("loyalty_card"))
                .collect(Collectors.toSet());

        assertThat(cards).hasSizeGreaterThan(20);
    }

    @Test
    void someCouplesShareOneMailbox() {
        Map<String, Long> readers = SHOP.people().stream()
                .filter(person -> person.has("email"))
                .collect(Collectors.groupingBy(
                        person -> String.valueOf(person.identifier("email")), Collectors.counting()));

        assertThat(readers.values().stream().filter(count -> count == 2)).hasSizeBetween(4, 8);
    }

    @Test
    void someTypeTheirAddressWrongly() {
        Set<String> real = SHOP.people().stream()
                .map(person -> String.valueOf(person.identifier("email")))
                .collect(Collectors.toSet());

        assertThat(SHOP.happenings())
                .filteredOn(happening -> happening.touch().kind() == Touch.Kind.IDENTIFY)
                .extracting(happening -> happening.touch().identifiers().get("email"))
                .filteredOn(email -> email != null && !real.contains(email))
                .hasSizeGreaterThan(5);
    }

    @Test
    void someAreRegisteredTwiceWithAnotherName() {
        Map<String, Set<Object>> namesByCard = new HashMap<>();
        SHOP.registrations().stream()
                .filter(registration -> registration.identifiers().containsKey("loyalty_card"))
                .forEach(registration -> namesByCard
                        .computeIfAbsent(registration.identifiers().get("loyalty_card"), card -> new HashSet<>())
                        .add(String.valueOf(registration.traits().get("lastName"))));

        assertThat(namesByCard.values().stream().filter(names -> names.size() == 2))
                .hasSizeGreaterThan(20);
    }

    @Test
    void aShopThatWasOfflineUploadsDaysLaterAndOutOfOrder() {
        List<Happening> last = SHOP.uploads().getLast().happenings();
        List<Instant> times = last.stream().map(Happening::at).toList();

        assertThat(last).hasSizeGreaterThan(10).allSatisfy(happening -> {
            assertThat(happening.touch().properties()).containsEntry("node", Uploads.OFFLINE_SHOP);
            assertThat(happening.at()).isBefore(NOW.minus(Duration.ofDays(10)));
        });
        assertThat(times).isNotEqualTo(times.stream().sorted().toList());
    }

    @Test
    void someBatchesAreSentTwice() {
        long touches = SHOP.uploads().stream()
                .map(Upload::happenings)
                .mapToLong(Collection::size)
                .sum();

        assertThat(touches).isGreaterThan(SHOP.happenings().size());
    }

    @Test
    void someClocksAreWrongAndTheDifferenceOfTheirTimesIsRight() {
        List<Upload> wrong = SHOP.uploads().stream()
                .filter(upload -> !upload.clockError().isZero())
                .toList();
        Upload upload = wrong.getFirst();
        Map<String, Object> body = Wire.batch(upload, NOW);
        Map<?, ?> call = (Map<?, ?>) ((List<?>) body.get("batch")).getFirst();
        Instant sentAt = Instant.parse(String.valueOf(body.get("sentAt")));
        Instant timestamp = Instant.parse(String.valueOf(call.get("timestamp")));

        assertThat(wrong).extracting(Upload::clockError).hasSizeGreaterThan(8);
        assertThat(NOW.minus(Duration.between(timestamp, sentAt)))
                .isEqualTo(upload.happenings().getFirst().at());
    }

    @Test
    void someSkipTheQuestion() {
        assertThat(SHOP.answers()).extracting(Answer::survey).contains("nps", "csat", "ces");
        assertThat(SHOP.answers()).filteredOn(answer -> answer.score() == null).hasSizeGreaterThan(50);
    }

    @Test
    void manyCasesAreContinuedOnAnotherChannel() {
        assertThat(SHOP.cases())
                .filteredOn(file -> file.turns().stream()
                        .anyMatch(turn -> turn instanceof CaseFile.Turn.Update(String channel, String text)
                                && !channel.equals(file.channel())))
                .hasSizeGreaterThan(10);
    }

    @Test
    void nothingIsSoldThatIsNotThere() {
        Map<String, Integer> onHand = new HashMap<>();
        for (Movement movement : SHOP.movements()) {
            String place = movement.sku() + "@" + movement.node();
            int after = switch (movement.type()) {
                case "count" -> movement.quantity();
                case "sale", "write_off", "transfer_out" -> onHand.getOrDefault(place, 0) - movement.quantity();
                default -> onHand.getOrDefault(place, 0) + movement.quantity();
            };
            assertThat(after).as(place).isNotNegative();
            onHand.put(place, after);
        }
    }
}
