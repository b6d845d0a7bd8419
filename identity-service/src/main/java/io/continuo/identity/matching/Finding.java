package io.continuo.identity.matching;

import java.util.Arrays;

/**
 * What came out for one record.
 *
 * @param score of the best pair that it came from; 0 where there is none
 */
record Finding(MatchRecord record, Kind kind, double score) {

    enum Kind {
        LINKED("linked"),
        REVIEW("review"),
        ALONE("alone");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        static Kind of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown outcome " + text));
        }

        String text() {
            return text;
        }
    }
}
