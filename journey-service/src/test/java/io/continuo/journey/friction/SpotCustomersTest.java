package io.continuo.journey.friction;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.experience.Lived;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Chosen;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom it hurts, on journeys that are {@link Written}. */
class SpotCustomersTest {

    private static final Instant NOW = Written.NOW;

    private final Lived lived = new Lived();
    private final Written written = new Written(lived);

    @Test
    void whomItHurtsIsListedByPlace() {
        written.journey("ana", "Search@0 Product@1 Search@2 Product@3 Payment Failed@4");
        written.journey("ben", "Payment Failed@0 Order Completed@1");
        written.journey("eva", "Payment Failed!app@0 Order Completed@1");
        written.journey("zoe", "Viewed@0 Order Completed@1");

        assertThat(whom(Friction.ERROR, "Payment Failed", "web", null)).containsExactly("ana", "ben");
        assertThat(whom(Friction.ERROR, "Payment Failed", null, null)).containsExactly("ana", "ben", "eva");
        assertThat(whom(Friction.LOOP, "Search", null, "Product")).containsExactly("ana");
        assertThat(whom(Friction.DEAD_END, null, null, null)).containsExactly("ana");
        assertThat(whom(Friction.REPEATED_CONTACT, null, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPlaceListsAsManyCustomersAsItCounts(long seed) {
        Random random = new Random(seed);
        List<String> types = List.of(
                "Viewed", "Basket", "Payment Failed", "Support Asked", "Support Asked!call_center", "Order Completed");
        for (int customer = 0; customer < 60; customer++) {
            List<String> steps = new ArrayList<>();
            int hour = 0;
            for (int i = 0; i <= random.nextInt(12); i++) {
                hour += 1 + random.nextInt(random.nextInt(4) == 0 ? 900 : 20);
                steps.add(types.get(random.nextInt(types.size())) + "@" + hour);
            }
            written.journey("c" + customer, String.join(" ", steps));
        }

        assertThat(spots())
                .hasSizeGreaterThan(5)
                .allSatisfy(spot -> assertThat(whom(spot.kind(), spot.touchpoint(), spot.channel(), spot.before()))
                        .hasSize((int) spot.customers()));
    }

    private List<String> whom(
            Friction kind, @Nullable String touchpoint, @Nullable String channel, @Nullable String before) {
        FrictionQuery query = new FrictionQuery(Set.of(kind), Period.ALWAYS, FrictionSettings.DEFAULTS, NOW);
        SpotCustomersQuery asked =
                new SpotCustomersQuery(query, new SpotFilter(touchpoint, channel, before), null, 100);
        Chosen chosen = new Chosen(100);
        for (Snapshot partition : lived.partitions(3)) {
            chosen = chosen.plus(Travelled.count(asked, partition));
        }
        return chosen.customers();
    }

    private List<FrictionView.SpotView> spots() {
        FrictionCounts counts = new FrictionCounts();
        for (Snapshot partition : lived.partitions(3)) {
            counts = counts.plus(Travelled.count(FrictionQuery.of(Period.ALWAYS, NOW), partition));
        }
        Answered<FrictionCounts> answered = new Answered<>(counts, new Basis(1, 1, NOW, List.of()));
        return FrictionView.of(answered, 200, new SpotPath(URI.create("/api/journeys/friction")))
                .spots();
    }
}
