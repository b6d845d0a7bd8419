package io.continuo.identity.matching;

import static io.continuo.identity.matching.PersonFixture.person;
import static io.continuo.identity.matching.PersonFixture.population;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final String HOME =
            "'lastName':'Okafor','address':{'street':'12 Elm Road','city':'Leeds','postalCode':'LS14AP'}";

    private final Scoring scoring = new Scoring(Model.shipped(), population(100_000));

    @Test
    void the_weights_add_up_to_the_logarithm_of_the_odds() {
        Score score = score(
                "{'firstName':'Ana','birthday':'1984-03-12'," + HOME + "}",
                "{'firstName':'Ana','birthday':'1984-03-21'," + HOME + "}");

        double sum = score.explained().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum).isCloseTo(score.bits(), within(0.1));
        assertThat(score.explained()).containsKeys("prior", "firstName", "birthday", "sharedHousehold");
        assertThat(score.probability()).isGreaterThan(0.99);
    }

    @Test
    void a_rare_value_weighs_more_than_a_common_one() {
        Scoring informed =
                new Scoring(Model.shipped(), population(100_000, value -> value.equals("smith") ? 1_500 : 2));

        double common = informed.score(compare("{'lastName':'Smith'}", "{'lastName':'Smith'}"))
                .bits();
        double rare = informed.score(compare("{'lastName':'Okafor'}", "{'lastName':'Okafor'}"))
                .bits();

        assertThat(rare - common).isGreaterThan(4);
    }

    @Test
    void what_is_not_known_says_nothing() {
        assertThat(score("{'lastName':'Okafor'}", "{'firstName':'Ana'}").weights())
                .isEmpty();
    }

    @Test
    void a_couple_is_not_one_person_however_much_it_shares() {
        Score couple = score(
                "{'firstName':'Ana','birthday':'1984-03-12','phone':'600123456'," + HOME + "}",
                "{'firstName':'Ben','birthday':'1981-11-30','phone':'600123456'," + HOME + "}");

        assertThat(couple.probability()).isLessThan(0.1);
    }

    @Test
    void more_people_need_more_proof() {
        Comparison pair =
                compare("{'firstName':'Ana','birthday':'1984-03-12'}", "{'firstName':'Ana','birthday':'1984-03-12'}");

        assertThat(with(population(10_000_000, value -> 10_000), pair))
                .isLessThan(with(population(100_000, value -> 100), pair));
    }

    @Test
    void every_field_has_odds_that_are_shares() {
        for (Map.Entry<Field, Model.Odds> odds : Model.shipped().byField().entrySet()) {
            assertThat(Arrays.stream(odds.getValue().m()).sum()).isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(odds.getValue().u()).sum()).isCloseTo(1, within(1e-9));
        }
        assertThat(Model.shipped().byField()).containsOnlyKeys(Field.values());
    }

    private static double with(Frequencies population, Comparison pair) {
        return new Scoring(Model.shipped(), population).score(pair).bits();
    }

    private Score score(String one, String other) {
        return scoring.score(compare(one, other));
    }

    private static Comparison compare(String one, String other) {
        return Comparing.compare(person(one), person(other));
    }
}
