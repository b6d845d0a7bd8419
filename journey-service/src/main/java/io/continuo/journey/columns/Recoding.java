package io.continuo.journey.columns;

import java.util.Arrays;

/** Gives the values of property columns new numbers, in the order in which they are seen; what nobody has gets none. */
final class Recoding {

    private static final int UNSEEN = -2;

    private final Schema old;
    private final Schema fresh;
    private final int[][] numbers;

    Recoding(Schema old) {
        this.old = old;
        this.fresh = old.withoutValues();
        this.numbers = new int[old.properties().size()][];
        for (int column = 0; column < numbers.length; column++) {
            numbers[column] = new int[old.values(column).size()];
            Arrays.fill(numbers[column], UNSEEN);
        }
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
        int known = numbers[column][code];
        if (known != UNSEEN) {
            return known;
        }
        int number = fresh.values(column).code(old.values(column).value(code));
        numbers[column][code] = number;
        return number;
    }
}
