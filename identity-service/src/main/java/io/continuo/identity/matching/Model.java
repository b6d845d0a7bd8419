package io.continuo.identity.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Parameters of the comparison (I. P. Fellegi, A. B. Sunter, A Theory for Record Linkage, 1969): how often each level of
 * agreement occurs where both say something.
 *
 * @param version 0 for the parameters this service is shipped with
 * @param byField every field's
 */
record Model(int version, Map<Field, Odds> byField) {

    /**
     * One field's.
     *
     * @param m by level, among records of the same person
     * @param u by level, among records of different people
     */
    record Odds(double[] m, double[] u) {

        Odds {
            m = normalised(m);
            u = normalised(u);
        }

        double m(Level level) {
            return m[level.ordinal()];
        }

        double u(Level level) {
            return u[level.ordinal()];
        }

        /** In bits, without regard to how common the value is. */
        double weight(Level level) {
            return Scoring.log2(m(level) / u(level));
        }

        private static double[] normalised(double[] shares) {
            if (shares.length != Level.INFORMATIVE) {
                throw new IllegalArgumentException("a share for each level that says something");
            }
            double sum = Arrays.stream(shares).sum();
            return Arrays.stream(shares).map(share -> share / sum).toArray();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Odds odds && Arrays.equals(m, odds.m) && Arrays.equals(u, odds.u);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(m) * 31 + Arrays.hashCode(u);
        }
    }

    Model {
        byField = new EnumMap<>(byField);
    }

    Odds of(Field field) {
        return Objects.requireNonNull(byField.get(field), "every field has odds");
    }

    /**
     * What this service is shipped with: rates of error and chance agreement as they are usual for customer data typed
     * by people. Where data is plentiful it is adjusted, see {@link Estimation}.
     */
    static Model shipped() {
        Map<Field, Odds> odds = new EnumMap<>(Field.class);
        odds.put(Field.FIRST_NAME, odds(0.78, 0.12, 0.06, 0.04, 0.006, 0.004, 0.02));
        odds.put(Field.LAST_NAME, odds(0.80, 0.12, 0.04, 0.04, 0.002, 0.004, 0.02));
        odds.put(Field.BIRTHDAY, odds(0.82, 0.11, 0.04, 0.03, 0.00005, 0.0012, 0.012));
        odds.put(Field.NATIONAL_ID, odds(0.86, 0.09, 0.02, 0.03, 0.000001, 0.00003, 0.0008));
        odds.put(Field.EMAIL, odds(0.65, 0.10, 0.05, 0.20, 0.00001, 0.0003, 0.004));
        odds.put(Field.PHONE, odds(0.65, 0.06, 0.02, 0.27, 0.00002, 0.0001, 0.001));
        odds.put(Field.STREET, odds(0.70, 0.12, 0.05, 0.13, 0.001, 0.003, 0.02));
        odds.put(Field.STREET_NUMBER, odds(0.78, 0.03, 0.06, 0.13, 0.012, 0.01, 0.1));
        odds.put(Field.STREET_2, odds(0.62, 0.14, 0.06, 0.18, 0.001, 0.003, 0.02));
        odds.put(Field.CITY, odds(0.76, 0.11, 0.03, 0.10, 0.01, 0.004, 0.02));
        odds.put(Field.POSTAL_CODE, odds(0.80, 0.07, 0.02, 0.11, 0.002, 0.01, 0.05));
        odds.put(Field.STATE, odds(0.90, 0.04, 0.01, 0.05, 0.15, 0.05, 0.02));
        odds.put(Field.COUNTRY, odds(0.97, 0.005, 0.005, 0.02, 0.7, 0.005, 0.005));
        odds.put(Field.NAME_ORDER, odds(0.96, 0.00001, 0.00001, 0.04, 0.998, 0.00001, 0.00001));
        return new Model(0, odds);
    }

    private static Odds odds(
            double exact, double close, double similar, double different, double chance, double near, double far) {
        return new Odds(
                new double[] {exact, close, similar, different},
                new double[] {chance, near, far, 1 - chance - near - far});
    }
}
