package io.continuo.identity.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How two records agree, field by field. */
final class Comparison {

    private static final Field[] FIELDS = Field.values();

    private final Level[] levels = new Level[FIELDS.length];
    private final Person one;
    private final boolean exchanged;

    /** @param exchanged whether first and last name of the one stand in each other's place in the other */
    Comparison(Person one, boolean exchanged) {
        this.one = one;
        this.exchanged = exchanged;
        Arrays.fill(levels, Level.MISSING);
    }

    Level level(Field field) {
        return levels[field.ordinal()];
    }

    void set(Field field, Level level) {
        levels[field.ordinal()] = level;
    }

    /** What both say; null where they do not agree exactly. */
    @Nullable
    String agreed(Field field) {
        return level(field) == Level.EXACT ? one.get(field) : null;
    }

    boolean namesAreExchanged() {
        return exchanged;
    }

    /** Whether both say something, and it is not the same person's as far as this field goes. */
    boolean contradicts(Field field) {
        return level(field) == Level.DIFFERENT;
    }

    boolean agrees(Field field) {
        return level(field) == Level.EXACT || level(field) == Level.CLOSE;
    }
}
