package io.continuo.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysNameNobodyTest {

    private static final int PARTITIONS = 12;

    @Test
    void aKeyHoldsNeitherTheIdentifierNorTheIdItsSenderChose() {
        Identifier email = Identifier.of("email", "ana@example.com");

        assertThat(TouchpointRecorded.logKey(email, "crm/ana@example.com/1"))
                .matches("email:[0-9a-f]{32}/[0-9a-f]{16}")
                .doesNotContain("ana");
    }

    /** The form is on disk for two years: whoever changes it can no longer take out what was written before. */
    @Test
    void theKeyOfATouchpointNeverChanges() {
        assertThat(Samples.touchpoint().logKey()).isEqualTo("email:f8c3c203b618ed9eaf039e298b665216/46e9bc3476c92ea2");
    }

    @Test
    void everythingAboutASubjectIsOnOnePartition() {
        Identifier email = Identifier.of("email", "ana@example.com");
        IdentifierMapped mapped = new IdentifierMapped(email, Samples.ANA, 1, Samples.NOON);
        List<String> keys = IntStream.range(0, 100)
                .mapToObj(i -> TouchpointRecorded.logKey(email, "t-" + i))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys)
                .extracting(key -> LogKeys.partition(key, PARTITIONS))
                .containsOnly(LogKeys.partition(mapped.logKey(), PARTITIONS));
    }

    @Test
    void subjectsSpreadOverAllPartitions() {
        int[] counts = new int[PARTITIONS];
        IntStream.range(0, 12_000)
                .forEach(i ->
                        counts[LogKeys.partition(LogKeys.subject(Identifier.of("phone", "+34600" + i)), PARTITIONS)]++);

        assertThat(IntStream.of(counts)).allMatch(count -> count > 800 && count < 1_200);
    }

    @Test
    void aSealReachesEachPartition() {
        for (int partitions : new int[] {1, 3, 12, 100}) {
            List<String> seals = LogKeys.seals(partitions);

            assertThat(seals)
                    .extracting(key -> LogKeys.partition(key, partitions))
                    .containsExactlyElementsOf(
                            IntStream.range(0, partitions).boxed().toList());
        }
    }
}
