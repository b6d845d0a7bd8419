package io.continuo.journey.columns;

import static io.continuo.journey.columns.Layout.INT;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;

/** Gives the values of property columns new numbers, in the order in which they are seen; what nobody has gets none. */
final class Recoding {

    private final Schema old;
    private final Schema fresh;
    /** Of each column one more than each new number, by the old one; 0 while it was not seen. */
    private final MemorySegment[] numbers;

    Recoding(Schema old, Storage storage) {
        this.old = old;
        this.fresh = old.withoutValues();
        this.numbers = IntStream.range(0, old.properties().size())
                .mapToObj(column -> storage.room((long) old.values(column).size() * Integer.BYTES))
                .toArray(MemorySegment[]::new);
    }

    /** What the new numbers stand for. */
    Schema fresh() {
        return fresh;
    }

    /** Replaces the numbers of some places. */
    void recode(Chunk chunk, int from, int to) {
        for (int column = 0; column < numbers.length; column++) {
            int[] codes = chunk.property(column);
            for (int place = from; place < to; place++) {
                if (codes[place] != Dictionary.ABSENT && !old.isNumbers(column)) {
                    codes[place] = number(column, codes[place]);
                }
            }
        }
    }

    private int number(int column, int code) {
        long at = (long) code * Integer.BYTES;
        int known = numbers[column].get(INT, at) - 1;
        if (known >= 0) {
            return known;
        }
        int number = fresh.values(column).code(old.values(column).value(code));
        numbers[column].set(INT, at, number + 1);
        return number;
    }
}
