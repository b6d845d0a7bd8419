package io.continuo.identity.matching;

import static io.continuo.identity.matching.PersonFixture.population;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimationTest {

    private static final List<Field> FIELDS = List.of(Field.FIRST_NAME, Field.BIRTHDAY, Field.EMAIL, Field.NATIONAL_ID);

    private final Random random = new Random(42);

    @Test
    void it_finds_the_parameters_that_made_the_data() {
        double[] m = {0.8, 0.1, 0.04, 0.06};
        double[] u = {0.001, 0.009, 0.04, 0.95};
        List<Comparison> candidates = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            candidates.add(comparison(m));
            candidates.add(comparison(u));
        }
        List<Comparison> chance = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            chance.add(comparison(u));
        }

        Model learnt = Estimation.of(Model.shipped(), population(1_000), candidates, chance);

        assertThat(learnt.version()).isEqualTo(1);
        for (Field field : FIELDS) {
            assertThat(learnt.of(field).m()).containsExactly(m, within(0.03));
            assertThat(learnt.of(field).u()).containsExactly(u, within(0.01));
        }
    }

    @Test
    void few_records_change_little() {
        Model learnt = Estimation.of(
                Model.shipped(), population(10_000), List.of(comparison(new double[] {0, 0, 0, 1})), List.of());

        for (Field field : Field.values()) {
            assertThat(learnt.of(field).m())
                    .containsExactly(Model.shipped().of(field).m(), within(0.01));
        }
    }

    @Test
    void what_no_record_says_stays_as_it_was() {
        List<Comparison> candidates = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            candidates.add(comparison(new double[] {0.5, 0.2, 0.2, 0.1}));
        }

        Model learnt = Estimation.of(Model.shipped(), population(10_000), candidates, List.of());

        assertThat(learnt.of(Field.CITY).m())
                .containsExactly(Model.shipped().of(Field.CITY).m(), within(1e-6));
    }

    private Comparison comparison(double[] shares) {
        Comparison comparison = new Comparison(Person.of(Map.of()), false);
        FIELDS.forEach(field -> comparison.set(field, draw(shares)));
        return comparison;
    }

    private Level draw(double[] shares) {
        double rest = random.nextDouble();
        for (int level = 0; level < shares.length; level++) {
            rest -= shares[level];
            if (rest < 0) {
                return Level.values()[level];
            }
        }
        return Level.DIFFERENT;
    }
}
