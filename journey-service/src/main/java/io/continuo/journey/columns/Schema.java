package io.continuo.journey.columns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the columns of one partition are, and what their numbers stand for. */
public final class Schema {

    private static final int MAX_VALUE = 256;

    private final Dictionary<Shape> shapes = new Dictionary<>();
    private final List<String> properties;
    private final List<Dictionary<String>> values;
    /** The names on the path of each property. */
    private final String[][] paths;

    /** @param properties dotted paths of the properties that have a column of their own */
    public Schema(List<String> properties) {
        this.properties = List.copyOf(properties);
        this.values = Stream.generate(Dictionary<String>::new)
                .limit(properties.size())
                .toList();
        this.paths = this.properties.stream().map(path -> path.split("\\.", -1)).toArray(String[][]::new);
    }

    public Dictionary<Shape> shapes() {
        return shapes;
    }

    public List<String> properties() {
        return properties;
    }

    /** The number of the property's column; -1 when it has none. */
    public int column(String property) {
        return properties.indexOf(property);
    }

    /** The texts of a column. */
    public Dictionary<String> values(int column) {
        return values.get(column);
    }

    /** A touchpoint's row in the property columns. */
    public int[] codes(Map<String, @Nullable Object> touched) {
        int[] codes = new int[properties.size()];
        for (int column = 0; column < codes.length; column++) {
            String text = text(valueAt(column, touched));
            codes[column] =
                    text == null ? Dictionary.ABSENT : values.get(column).code(text);
        }
        return codes;
    }

    /**
     * How a value stands in a column: numbers in plain digits without needless zeros, so that {@code 5} and {@code
     * 5.0} are one value; null for lists and objects, which have no column, and for what is longer than {@value
     * #MAX_VALUE} characters.
     */
    public static @Nullable String text(@Nullable Object value) {
        String text = switch (value) {
            case String string -> string;
            case Boolean flag -> flag.toString();
            case Number number -> plain(new BigDecimal(number.toString()));
            case null, default -> null;
        };
        return text == null || text.length() > MAX_VALUE ? null : text;
    }

    private static @Nullable String plain(BigDecimal number) {
        return Math.abs(number.scale()) > MAX_VALUE
                ? null
                : number.stripTrailingZeros().toPlainString();
    }

    private @Nullable Object valueAt(int column, Map<String, @Nullable Object> touched) {
        Object whole = touched.get(properties.get(column));
        if (whole != null) {
            return whole;
        }
        Object value = touched;
        for (String name : paths[column]) {
            if (!(value instanceof Map<?, ?> object)) {
                return null;
            }
            value = object.get(name);
        }
        return value;
    }
}
