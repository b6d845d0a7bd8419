package io.continuo.journey.experience;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.query.CustomerTypes;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells in which cell something counts, made ready for one partition. */
final class Grouping {

    private final MetricQuery query;
    private final List<@Nullable Values> values = new ArrayList<>();
    private final @Nullable CustomerTypes types;

    /**
     * Where something happened, among the customer's touchpoints.
     *
     * @param from the customer's first touchpoint
     * @param at the touchpoint itself
     * @param channel the touchpoint whose channel counts
     * @param about the touchpoint of which everything else counts
     * @param fact what happened
     */
    record Spot(int from, int at, int channel, int about, Fact fact) {}

    Grouping(MetricQuery query, Schema schema) {
        this.query = query;
        query.by().forEach(by -> values.add(by.kind() == By.Kind.PLACE ? new Values(by.dimension(), schema) : null));
        boolean typed = query.by().stream().anyMatch(by -> by.kind() == By.Kind.CUSTOMER_TYPE);
        this.types = typed ? new CustomerTypes(schema) : null;
    }

    /** Which columns are looked at besides those of experience. */
    int[] columns() {
        IntStream ofPlaces = values.stream()
                .flatMapToInt(value -> value == null ? IntStream.empty() : Arrays.stream(value.columns()));
        IntStream ofTypes = types == null ? IntStream.empty() : Arrays.stream(types.columns());
        return IntStream.concat(ofPlaces, ofTypes).distinct().toArray();
    }

    boolean isCounted(long time) {
        return time >= query.period().start() && time < query.period().end();
    }

    Cell cell(Chunk chunk, Spot spot) {
        @Nullable String[] key = new String[query.by().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = value(i, chunk, spot);
        }
        long bucket = query.trend() == null ? 0 : query.trend().of(chunk.times()[spot.at()]);
        return new Cell(Arrays.asList(key), bucket);
    }

    private @Nullable String value(int i, Chunk chunk, Spot spot) {
        By by = query.by().get(i);
        return switch (by.kind()) {
            case PLACE -> place(by, values.get(i), chunk, spot);
            case CUSTOMER_TYPE -> types == null ? null : types.before(chunk, spot.from(), spot.at());
            case SURVEY -> spot.fact() instanceof Fact.Answer answer ? answer.survey() : null;
            case CASE_KIND ->
                spot.fact() instanceof Fact.Move move ? move.kind().name().toLowerCase(Locale.ROOT) : null;
        };
    }

    private static @Nullable String place(By by, @Nullable Values values, Chunk chunk, Spot spot) {
        if (values == null) {
            return null;
        }
        int place = by.dimension().kind() == Dimension.Kind.CHANNEL ? spot.channel() : spot.about();
        int code = values.of(chunk, place);
        return code < 0 ? null : values.text(code);
    }
}
