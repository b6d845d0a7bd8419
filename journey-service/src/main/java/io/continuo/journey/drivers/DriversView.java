package io.continuo.journey.drivers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moves an outcome.
 *
 * @param status whether enough is known to say
 * @param n complete answers
 * @param minimum how many it takes
 * @param rSquared the share of the outcome's variance that the factors explain together; null where nothing is said
 * @param drivers the strongest first
 * @param constant factors that are the same in all answers
 * @param mapVersion the latest version of the identity map in it
 * @param missingPartitions whose customers are not in it; ask again for all
 */
record DriversView(
        Status status,
        long n,
        long minimum,
        @Nullable BigDecimal rSquared,
        List<DriverView> drivers,
        List<String> constant,
        int stageRules,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    private static final int DECIMALS = 10;

    enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("not_enough_data")
        NOT_ENOUGH_DATA,
        /** The outcome, or every factor, is the same in all answers. */
        @JsonProperty("nothing_varies")
        NOTHING_VARIES
    }

    /**
     * A factor.
     *
     * @param lmg its part of R², averaged over all orders of factors
     * @param relativeWeight its part of R² by Johnson's method
     * @param correlation with the outcome
     */
    record DriverView(String factor, BigDecimal lmg, BigDecimal relativeWeight, BigDecimal correlation) {

        static DriverView of(KeyDrivers.Driver driver) {
            return new DriverView(
                    driver.factor(),
                    rounded(driver.lmg()),
                    rounded(driver.relativeWeight()),
                    rounded(driver.correlation()));
        }
    }

    static DriversView of(DriversQuery query, Answered<CrossProducts> answered) {
        CrossProducts products = answered.counts();
        Basis basis = answered.basis();
        long minimum = KeyDrivers.minimum(query.factors().size());
        Said said = switch (KeyDrivers.of(products, query.names())) {
            case KeyDrivers.NotEnoughData few -> Said.nothing(Status.NOT_ENOUGH_DATA);
            case KeyDrivers.NothingVaries same -> Said.nothing(Status.NOTHING_VARIES);
            case KeyDrivers.Ranked ranked ->
                new Said(
                        Status.OK,
                        rounded(ranked.rSquared()),
                        ranked.drivers().stream().map(DriverView::of).toList(),
                        ranked.constant());
        };
        return new DriversView(
                said.status(),
                products.n(),
                minimum,
                said.rSquared(),
                said.drivers(),
                said.constant(),
                basis.stageRules(),
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }

    private record Said(Status status, @Nullable BigDecimal rSquared, List<DriverView> drivers, List<String> constant) {

        static Said nothing(Status why) {
            return new Said(why, null, List.of(), List.of());
        }
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
