package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kit is held and promised as its components, each on a line of its own that tells by its name which line of the
 * request it belongs to. Callers never see such names, nor can they send one: names they give have no control characters.
 *
 * @param line as the caller named it
 * @param each how much of the component one kit takes
 */
public record KitLine(String line, Sku kit, Sku component, Quantity each) {

    private static final String SEPARATOR = "\u001F";
    private static final BigDecimal MOST = BigDecimal.TEN.pow(9);
    private static final Pattern SEPARATORS = Pattern.compile(SEPARATOR, Pattern.LITERAL);

    /** What a line is of; empty for one that is not of a kit. */
    public static Optional<KitLine> of(String name) {
        if (!name.contains(SEPARATOR)) {
            return Optional.empty();
        }
        String[] parts = SEPARATORS.split(name, -1);
        return parts.length == 4
                ? Optional.of(new KitLine(parts[0], new Sku(parts[1]), new Sku(parts[2]), Quantity.of(parts[3])))
                : Optional.empty();
    }

    /** The kit a line is of; empty for one that is of none. */
    static Optional<Sku> kitOf(String name) {
        return name.contains(SEPARATOR) ? of(name).map(KitLine::kit) : Optional.empty();
    }

    /** The line as the caller named it, whether or not it is of a kit. */
    public static String asCalled(String name) {
        int end = name.indexOf(SEPARATOR);
        return end < 0 ? name : name.substring(0, end);
    }

    public String name() {
        return String.join(SEPARATOR, line, kit.value(), component.value(), each.toString());
    }

    /** How much of the component so many kits take; of more than can be counted, as much as can. */
    public Quantity of(Quantity kits) {
        return new Quantity(kits.value().multiply(each.value()).min(MOST));
    }

    /** How many whole kits so much of the component is enough for. */
    public Quantity kits(Quantity parts) {
        return new Quantity(parts.value().divide(each.value(), 0, RoundingMode.DOWN));
    }
}
