package io.continuo.journey.query;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what a purchase brought, and which order it is of, from the property columns of one partition. */
public final class Brought {

    /** What it looks at, each of which must have a column. */
    public static final List<String> PROPERTIES = List.of("revenue", "total", "order_id", "orderId", "currency");

    /** What a currency is asked for by (ISO 4217). */
    public static final String CODE = "[A-Z]{3}";

    public static final String CODE_EXPECTED = "must be three capital letters such as EUR";

    private static final List<String> REVENUE = PROPERTIES.subList(0, 2);
    private static final List<String> ORDER = PROPERTIES.subList(2, 4);
    private static final String CURRENCY = "currency";
    private static final int MOST_DIGITS = 30;

    private final Schema schema;
    private final int[] revenue;
    private final int[] order;
    private final int currency;
    private final Map<String, BigDecimal> amounts = new HashMap<>();

    public Brought(Schema schema) {
        this.schema = schema;
        this.revenue = columns(REVENUE);
        this.order = columns(ORDER);
        this.currency = schema.column(CURRENCY);
    }

    /** Which columns are looked at. */
    public IntStream columns() {
        return IntStream.concat(IntStream.concat(IntStream.of(revenue), IntStream.of(order)), IntStream.of(currency));
    }

    /** The first property that is a number and not negative; 0 where there is none. */
    public BigDecimal amount(Chunk chunk, int place) {
        for (int column : revenue) {
            String text = text(chunk, place, column);
            BigDecimal amount = text == null ? null : amounts.computeIfAbsent(text, Brought::parse);
            if (amount != null && amount.signum() >= 0) {
                return amount;
            }
        }
        return BigDecimal.ZERO;
    }

    /** The same of a touchpoint's properties as its sender told them, with the digits that it has there; null where there is none. */
    public static @Nullable BigDecimal amount(Map<String, @Nullable Object> properties) {
        for (String name : REVENUE) {
            Object value = properties.get(name);
            String text = Schema.text(value);
            if (text != null && parse(text).signum() >= 0) {
                return value instanceof Number number ? new BigDecimal(number.toString()) : parse(text);
            }
        }
        return null;
    }

    /** In capitals, as ISO 4217 writes it. */
    public @Nullable String currency(Chunk chunk, int place) {
        String text = text(chunk, place, currency);
        return text == null ? null : currency(text);
    }

    /** The same of a sender's text. */
    public static String currency(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    public @Nullable String order(Chunk chunk, int place) {
        for (int column : order) {
            String text = text(chunk, place, column);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private @Nullable String text(Chunk chunk, int place, int column) {
        int code = chunk.property(column)[place];
        return code == Dictionary.ABSENT ? null : schema.values(column).value(code);
    }

    /** What is no number counts as less than nothing. */
    private static BigDecimal parse(String text) {
        if (text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            return BigDecimal.ONE.negate();
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) { // Two points, or nothing but a point.
            return BigDecimal.ONE.negate();
        }
    }

    private int[] columns(List<String> properties) {
        return properties.stream().mapToInt(schema::column).toArray();
    }
}
