package io.continuo.identity.matching;

import static io.continuo.identity.matching.PersonFixture.person;
import static io.continuo.identity.matching.PersonFixture.traits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record says after its source has said null. */
class TakingBackTest {

    private static final String ANA =
            "{'name':'Ana Lima','birthday':'1980-02-03','nationalId':'77','email':'ana@x.example',"
                    + "'phone':'+34600123456','address':{'street':'12 Rua Nova','city':'Lugo','country':'ES'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'birthday':null} | {'name':'Ana Lima','nationalId':'77','email':'ana@x.example','phone':'+34600123456',"
                        + "'address':{'street':'12 Rua Nova','city':'Lugo','country':'ES'}}",
                "{'name':null} | {'birthday':'1980-02-03','nationalId':'77','email':'ana@x.example',"
                        + "'phone':'+34600123456','address':{'street':'12 Rua Nova','city':'Lugo','country':'ES'}}",
                "{'firstName':null,'nationalId':null} | {'lastName':'Lima','birthday':'1980-02-03',"
                        + "'email':'ana@x.example','phone':'+34600123456',"
                        + "'address':{'street':'12 Rua Nova','city':'Lugo','country':'ES'}}",
                "{'address':null,'email':null,'phone':null} | {'name':'Ana Lima','birthday':'1980-02-03','nationalId':'77'}",
                "{'address':{'street':null}} | {'name':'Ana Lima','birthday':'1980-02-03','nationalId':'77',"
                        + "'email':'ana@x.example','phone':'+34600123456','address':{'city':'Lugo','country':'ES'}}",
                "{'city':null,'country':null} | {'name':'Ana Lima','birthday':'1980-02-03','nationalId':'77',"
                        + "'email':'ana@x.example','phone':'+34600123456','address':{'street':'12 Rua Nova'}}",
            })
    void a_field_that_is_null_is_taken_back_and_no_other(String said, String left) {
        assertThat(PersonReader.readAgain(traits(said), person(ANA)).values())
                .isEqualTo(person(left).values());
    }

    @Test
    void what_is_said_beside_a_null_holds() {
        Person now = PersonReader.readAgain(
                traits("{'name':null,'firstName':'Anna','address':null,'city':'Vigo'}"), person(ANA));

        assertThat(now.find(Field.FIRST_NAME)).contains("anna");
        assertThat(now.find(Field.LAST_NAME)).isEmpty();
        assertThat(now.find(Field.CITY)).contains("vigo");
        assertThat(now.find(Field.STREET)).isEmpty();
    }

    @Test
    void silence_takes_nothing_back() {
        assertThat(PersonReader.readAgain(traits("{'firstName':'Ana'}"), person(ANA)))
                .isEqualTo(person(ANA));
    }
}
