package io.continuo.journey.spend;

import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.SettingKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What imports say was spent on the values of a dimension, day by day. Reading an import is work, and its versions never
 * change, so what was asked for last is kept: at most {@value #MOST_SUMS} sums, some 15 MB. Safe for several threads, which
 * read one after another.
 */
final class DailySpend {

    static final int MOST_SUMS = 100_000;

    private final Map<Asked, List<Sum>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    private record Asked(SettingKey key, int version, Dimension dimension) {}

    /** @param value of the dimension; {@link Spent#NOTHING} where rows say none */
    record Sum(LocalDate day, String currency, String value, BigDecimal amount) {}

    private record Place(LocalDate day, String currency, String value) {}

    /** Whether rows say anything of a dimension. */
    static boolean tells(Dimension dimension) {
        return switch (dimension.kind()) {
            case CHANNEL, SOURCE -> true;
            case PROPERTY -> dimension.equals(Dimension.CAMPAIGN);
            case TYPE, STAGE -> false;
        };
    }

    /**
     * What a version of an import says of the days that begin in a period.
     *
     * @param dimension one that rows say something of
     */
    List<Sum> of(Edition edition, Dimension dimension, Period period) {
        return sums(edition, dimension, period).stream()
                .filter(sum -> period.holds(SpendRow.begin(sum.day())))
                .toList();
    }

    /** All of an import that has to do with the period. */
    private synchronized List<Sum> sums(Edition edition, Dimension dimension, Period period) {
        Asked asked = new Asked(edition.key(), edition.version(), dimension);
        List<Sum> known = kept.get(asked);
        if (known != null) {
            return known;
        }
        SpendImport imported = SpendImport.of(edition);
        if (!imported.meets(period)) {
            return List.of();
        }
        List<Sum> sums = sums(imported.rows(), dimension);
        kept.put(asked, sums);
        size += sums.size();
        for (Iterator<List<Sum>> oldest = kept.values().iterator(); size > MOST_SUMS; oldest.remove()) {
            size -= oldest.next().size();
        }
        return sums;
    }

    private static List<Sum> sums(List<SpendRow> rows, Dimension dimension) {
        Map<String, String> values =
                new TreeMap<>(); // So that a value stands in memory once, however many days have it.
        Map<Place, BigDecimal> sums = new LinkedHashMap<>();
        for (SpendRow row : rows) {
            String value = Objects.requireNonNullElse(value(row, dimension), Spent.NOTHING);
            String once = values.computeIfAbsent(value, same -> same);
            sums.merge(new Place(row.date(), row.currency(), once), row.amount(), BigDecimal::add);
        }
        List<Sum> all = new ArrayList<>(sums.size());
        sums.forEach((place, amount) -> all.add(new Sum(place.day(), place.currency(), place.value(), amount)));
        return List.copyOf(all);
    }

    private static @Nullable String value(SpendRow row, Dimension dimension) {
        return switch (dimension.kind()) {
            case CHANNEL -> row.channel() == null ? null : row.channel().name();
            case SOURCE -> row.source();
            case PROPERTY -> row.campaign();
            case TYPE, STAGE -> throw new IllegalArgumentException("rows say nothing of it");
        };
    }

    /** How many sums are kept. */
    synchronized int size() {
        return size;
    }
}
