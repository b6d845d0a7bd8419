package io.continuo.identity.matching;

import static io.continuo.identity.matching.PersonFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CautionTest {

    private static final String ANA = "{'firstName':'Ana','lastName':'Lopez','birthday':'1984-03-12'%s}";

    @Test
    void twins_are_for_a_person_to_judge() {
        assertThat(isDoubtful(ANA.formatted(""), "{'firstName':'Eva','lastName':'Lopez','birthday':'1984-03-12'}"))
                .isTrue();
    }

    @Test
    void so_are_parent_and_child_of_one_name() {
        assertThat(isDoubtful(ANA.formatted(""), "{'firstName':'Ana','lastName':'Lopez','birthday':'1951-11-30'}"))
                .isTrue();
    }

    @Test
    void two_national_ids_are_two_people_unless_name_and_birthday_say_otherwise() {
        assertThat(isDoubtful(ANA.formatted(",'nationalId':'11112222'"), "{'firstName':'A','nationalId':'98765432'}"))
                .isTrue();
        assertThat(isDoubtful(ANA.formatted(",'nationalId':'11112222'"), ANA.formatted(",'nationalId':'98765432'")))
                .isFalse();
    }

    @Test
    void slips_are_not() {
        assertThat(isDoubtful(ANA.formatted(""), "{'firstName':'Anna','lastName':'Lopes','birthday':'1984-12-03'}"))
                .isFalse();
    }

    private static boolean isDoubtful(String one, String other) {
        return Caution.isDoubtful(Comparing.compare(person(one), person(other)));
    }
}
