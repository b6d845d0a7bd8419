package io.continuo.journey.columns;

import io.continuo.journey.row.PropertyPath;
import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stage.Staging;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the columns of one partition are, and what their numbers stand for. */
public final class Schema {

    /** What the names of columns begin with that hold numbers as such; no property is called so. */
    public static final String NUMBERS = "\u0000#";

    private static final int MAX_VALUE = 256;

    private final Dictionary<Shape> shapes;
    private final List<String> properties;
    private final List<TextDictionary> values;
    private final List<PropertyPath> paths;
    private final Staging staging;
    private final Storage storage;

    /** A schema under the rules that come with the service, with its texts in memory. */
    public Schema(List<String> properties) {
        this(properties, Staging.byDefault(), Storage.MEMORY);
    }

    /**
     * A schema.
     *
     * @param properties dotted paths of the properties that have a column of their own
     * @param staging gives touchpoints their stage
     * @param storage of the columns' texts
     */
    public Schema(List<String> properties, Staging staging, Storage storage) {
        this(new Dictionary<>(), List.copyOf(properties), dictionaries(properties.size(), storage), staging, storage);
    }

    private Schema(
            Dictionary<Shape> shapes,
            List<String> properties,
            List<TextDictionary> values,
            Staging staging,
            Storage storage) {
        this.shapes = shapes;
        this.properties = properties;
        this.values = values;
        this.paths = properties.stream().map(PropertyPath::new).toList();
        this.staging = staging;
        this.storage = storage;
    }

    /** The same numbers, standing for shapes under other rules. What looked at this schema sees what it saw. */
    Schema under(StageRules rules) {
        Staging next = staging.under(rules);
        List<Shape> restaged =
                shapes.values().stream().map(shape -> shape.under(next)).toList();
        return new Schema(Dictionary.of(restaged), properties, values, next, storage);
    }

    /** The same columns and shapes, and no values yet. */
    Schema withoutValues() {
        return new Schema(shapes, properties, dictionaries(properties.size(), storage), staging, storage);
    }

    private static List<TextDictionary> dictionaries(int number, Storage storage) {
        return Stream.generate(() -> new TextDictionary(storage)).limit(number).toList();
    }

    /** How touchpoints get their stage where the sender named none. */
    public Staging staging() {
        return staging;
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

    /** Whether the column holds numbers as such, which stand for no text. */
    public boolean isNumbers(int column) {
        return properties.get(column).startsWith(NUMBERS);
    }

    /** The columns that hold numbers as such. */
    int[] numbers() {
        return IntStream.range(0, properties.size()).filter(this::isNumbers).toArray();
    }

    /** The texts of a column. */
    public TextDictionary values(int column) {
        return values.get(column);
    }

    /** Bytes that the texts of all columns take. */
    long textBytes() {
        return values.stream().mapToLong(TextDictionary::bytes).sum();
    }

    /** A touchpoint's row in the property columns. */
    public int[] codes(Map<String, @Nullable Object> touched) {
        int[] codes = new int[properties.size()];
        for (int column = 0; column < codes.length; column++) {
            String text = text(paths.get(column).in(touched));
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
        return Math.abs((long) number.scale()) > MAX_VALUE
                ? null
                : number.stripTrailingZeros().toPlainString();
    }
}
