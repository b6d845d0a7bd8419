package io.continuo.interaction.timeline;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How much the timeline of one identifier holds.
 *
 * @param months count of touchpoints by month; grows while touchpoints are placed
 */
record Head(String identifier, Map<YearMonth, Integer> months) {

    Head(String identifier) {
        this(identifier, new TreeMap<>());
    }

    /** Where the next touchpoint of that month goes. */
    Bucket place(YearMonth month) {
        int count = months.getOrDefault(month, 0);
        months.put(month, count + 1);
        return Bucket.next(identifier, month, count);
    }

    /** Makes sure that this bucket is found, also where another placing has chosen it. */
    void include(Bucket bucket) {
        months.merge(bucket.month(), bucket.atLeast(), Math::max);
    }

    List<String> bucketIds(YearMonth month) {
        int parts = (months.getOrDefault(month, 0) + Bucket.CAPACITY - 1) / Bucket.CAPACITY;
        return IntStream.range(0, parts)
                .mapToObj(part -> new Bucket(identifier, month, part).id())
                .toList();
    }
}
