package io.continuo.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shop is the same for the same seed, big enough, and reaches every channel and stage. */
class DemoShopTest {

    private static final Instant NOW = Instant.parse("2026-03-14T15:00:00Z");
    private static final DemoShop SHOP = new DemoShop(1, Scale.SHOP, NOW);

    @Test
    void theSameSeedAndInstantGiveTheSameShop() {
        DemoShop again = new DemoShop(1, Scale.SHOP, NOW);

        assertThat(again.uploads()).isEqualTo(SHOP.uploads());
        assertThat(again.movements()).isEqualTo(SHOP.movements());
        assertThat(again.registrations()).isEqualTo(SHOP.registrations());
        assertThat(again.cases()).isEqualTo(SHOP.cases());
        assertThat(again.answers()).isEqualTo(SHOP.answers());
    }

    @Test
    void anotherSeedGivesAnotherShop() {
        assertThat(new DemoShop(2, Scale.CORNER_SHOP, NOW).movements())
                .isNotEqualTo(new DemoShop(1, Scale.CORNER_SHOP, NOW).movements());
    }

    @Test
    void onlyTheTimesFollowTheInstantSoALaterLoadChangesNothing() {
        DemoShop later = new DemoShop(1, Scale.SHOP, NOW.plus(Duration.ofDays(9)));

        assertThat(ids(later)).isEqualTo(ids(SHOP));
        assertThat(later.movements()).isEqualTo(SHOP.movements());
        assertThat(later.registrations()).isEqualTo(SHOP.registrations());
        assertThat(later.cases()).isEqualTo(SHOP.cases());
        assertThat(later.answers()).isEqualTo(SHOP.answers());
    }

    @Test
    void idsAreUnique() {
        assertThat(ids(SHOP)).hasSameSizeAs(SHOP.happenings());
    }

    @Test
    void theShopHasTheSizeThatWasAskedFor() {
        assertThat(SHOP.people()).hasSize(2_000);
        assertThat(SHOP.products()).hasSize(500);
        assertThat(Node.NETWORK).hasSize(8);
        assertThat(SHOP.happenings()).hasSizeBetween(40_000, 60_000);
        assertThat(SHOP.cases()).hasSizeBetween(100, 200);
        assertThat(SHOP.answers()).hasSizeBetween(300, 900);
        assertThat(SHOP.registrations()).hasSizeBetween(1_300, 1_600);
        assertThat(SHOP.movements()).hasSizeBetween(3_000, 8_000);
    }

    @Test
    void theTrafficFillsSixtyDaysAndEndsNow() {
        Instant first = NOW.minus(Duration.ofDays(60));

        assertThat(SHOP.happenings())
                .allSatisfy(happening -> assertThat(happening.at()).isBetween(first, NOW));
        assertThat(SHOP.happenings())
                .filteredOn(happening -> happening.at().isAfter(NOW.minus(Duration.ofDays(1))))
                .hasSizeGreaterThan(200);
        assertThat(count(happening -> Duration.between(happening.at(), NOW).toDays()))
                .hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void everyChannelOfTheContractIsUsed() {
        Set<String> channels = SHOP.happenings().stream()
                .map(happening -> happening.touch().channel())
                .collect(Collectors.toSet());

        assertThat(channels)
                .containsExactlyInAnyOrder(
                        "web",
                        "app",
                        "ecommerce",
                        "store",
                        "department_store",
                        "marketplace",
                        "call_center",
                        "whatsapp",
                        "facebook",
                        "instagram",
                        "youtube",
                        "email",
                        "newsletter",
                        "sms",
                        "field_service");
    }

    @Test
    void everyStageIsReachedAndEachLessOftenThanTheOneBefore() {
        Map<String, Long> events = count(happening -> happening.touch().name());

        List<Long> funnel = List.of(
                events.get("Product Viewed"),
                events.get("Product Added"),
                events.get("Order Completed"),
                events.get("Order Refunded") + SHOP.cases().size(),
                events.get("Product Recommended"));
        assertThat(funnel).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(events.get("Promotion Viewed")).isGreaterThan(200);
        assertThat(events.get("Order Completed")).isBetween(1_000L, 2_500L);
    }

    @Test
    void peopleShopInTheEveningAndOnSaturday() {
        Map<Integer, Long> hours = count(
                happening -> happening.at().atZone(java.time.ZoneOffset.UTC).getHour());

        assertThat(hours.get(20)).isGreaterThan(5 * hours.getOrDefault(3, 0L));
    }

    @Test
    void fewArticlesSellMuchAndManyALittle() {
        Map<String, Long> sold = SHOP.movements().stream()
                .filter(movement -> movement.type().equals("sale"))
                .collect(Collectors.groupingBy(Movement::sku, Collectors.counting()));
        List<Long> ranked = sold.values().stream()
                .sorted((one, other) -> Long.compare(other, one))
                .toList();

        assertThat(sold.get(Catalogue.FRIDGE)).isEqualTo(ranked.getFirst());
        assertThat(ranked).hasSizeGreaterThan(200);
        assertThat(ranked.stream().limit(50).mapToLong(Long::longValue).sum())
                .isGreaterThan(ranked.stream().mapToLong(Long::longValue).sum() / 2);
    }

    private static Set<String> ids(DemoShop shop) {
        return shop.happenings().stream()
                .map(happening -> happening.touch().id())
                .collect(Collectors.toSet());
    }

    private static <K> Map<K, Long> count(Function<Happening, K> by) {
        return SHOP.happenings().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
