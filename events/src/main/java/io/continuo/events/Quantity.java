package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * An exact amount of an item in its unit of measure, with up to 3 decimal places; equal amounts are equal values
 * ({@code 1.50} is {@code 1.5}).
 *
 * @param value normalised: no trailing zeros, scale 0 to 3
 */
public record Quantity(@JsonValue BigDecimal value) implements Comparable<Quantity> {

    public static final int MAX_SCALE = 3;
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    private static final int MAX_DIGITS = 12;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Quantity {
        boolean large = value.signum() != 0 && (long) value.precision() - value.scale() > MAX_DIGITS;
        if (large || value.stripTrailingZeros().scale() > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "a quantity has at most " + MAX_DIGITS + " digits and " + MAX_SCALE + " decimal places");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    public static Quantity of(String decimal) {
        return new Quantity(new BigDecimal(decimal));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Quantity negate() {
        return new Quantity(value.negate());
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
