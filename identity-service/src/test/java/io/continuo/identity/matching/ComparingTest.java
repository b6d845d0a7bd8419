package io.continuo.identity.matching;

import static io.continuo.identity.matching.PersonFixture.level;
import static io.continuo.identity.matching.PersonFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparingTest {

    @ParameterizedTest
    @CsvSource({
        "José, jose, EXACT",
        "O’Brien, obrien, EXACT",
        "Robert, Robbert, CLOSE",
        "Rob, Robert, SIMILAR",
        "R, Robert, SIMILAR",
        "Anna, Peter, DIFFERENT",
        "Anna, '', MISSING",
        "Anna, unknown, MISSING",
    })
    void first_names(String one, String other, Level expected) {
        assertThat(level(Field.FIRST_NAME, "{'firstName':\"" + one + "\"}", "{'firstName':\"" + other + "\"}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1984-03-12, 19840312, EXACT",
        "1984-03-12, 12.03.1984, EXACT",
        "1984-03-12, 1984-12-03, CLOSE",
        "1984-03-12, 1984-03-21, CLOSE",
        "1984-03-12, 1948-03-12, CLOSE",
        "1984-03-12, 1990-03-12, SIMILAR",
        "1984-03-12, 1961-11-30, DIFFERENT",
        "1984-03-12, 1900-01-01, MISSING",
        "1984-03-12, sometime, MISSING",
        "1984-13-42, 19841342, EXACT",
    })
    void birthdays(String one, String other, Level expected) {
        assertThat(level(Field.BIRTHDAY, "{'birthday':'" + one + "'}", "{'birthday':'" + other + "'}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ana@shop.example, ANA@shop.example, EXACT",
        "ana.lopez@shop.example, ana.lopez@mail.example, CLOSE",
        "ana.lopez@shop.example, ana.lopes@shop.example, CLOSE",
        "ana@shop.example, ben@shop.example, DIFFERENT",
        "ana@shop.example, not an address, MISSING",
    })
    void mailboxes(String one, String other, Level expected) {
        assertThat(level(Field.EMAIL, "{'email':'" + one + "'}", "{'email':'" + other + "'}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"+34 600 123 456, 600123456, EXACT", "600123456, 600123465, CLOSE", "600123456, 999999999, MISSING"})
    void telephones(String one, String other, Level expected) {
        assertThat(level(Field.PHONE, "{'phone':'" + one + "'}", "{'phone':'" + other + "'}"))
                .isEqualTo(expected);
    }

    @Test
    void names_in_each_others_place_are_recognised() {
        Comparison comparison = Comparing.compare(
                person("{'firstName':'Isla','lastName':'Hall'}"), person("{'firstName':'Hall','lastName':'Isla'}"));

        assertThat(comparison.level(Field.FIRST_NAME)).isEqualTo(Level.EXACT);
        assertThat(comparison.level(Field.LAST_NAME)).isEqualTo(Level.EXACT);
        assertThat(comparison.level(Field.NAME_ORDER)).isEqualTo(Level.DIFFERENT);
    }

    @Test
    void a_number_is_read_out_of_the_street() {
        assertThat(level(
                        Field.STREET_NUMBER,
                        "{'address':{'street':'12 Main Street'}}",
                        "{'streetNumber':'12','address':{'street':'Main Street'}}"))
                .isEqualTo(Level.EXACT);
    }

    @Test
    void traits_of_any_shape_are_read_or_passed_over() {
        Person odd = person("{'firstName':{'x':1},'lastName':['a'],'birthday':19840312,'address':'here','email':null}");

        assertThat(odd.values()).containsOnlyKeys(Field.BIRTHDAY);
        assertThat(odd).hasToString("Person[birthday]");
    }
}
