package io.continuo.interaction.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was acknowledged a moment ago is known, and memory is bounded. */
class RecentIdsTest {

    private static final int PLACES = RecentIds.ROWS * RecentIds.WAYS;

    private final RecentIds recent = new RecentIds();

    @Test
    void onlyWhatWasAddedIsKnown() {
        recent.add(List.of("one", "two"));

        assertThat(recent.among(List.of("two", "three"))).containsExactly("two");
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(recent.among(ids(0, 100_000))).isEmpty();
    }

    @Test
    void aQuarterOfItsPlacesIsKnownForSure() {
        List<String> latest = ids(0, PLACES / 4);
        recent.add(latest);

        assertThat(recent.among(latest)).hasSizeGreaterThan(latest.size() * 99 / 100);
    }

    @Test
    void theOldestGiveWay() {
        recent.add(ids(0, 100));
        recent.add(ids(100, 2 * PLACES));

        assertThat(recent.among(ids(0, 100))).hasSizeLessThan(30);
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "id-" + i).toList();
    }
}
