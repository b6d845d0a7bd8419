package io.continuo.identity.matching;

import static io.continuo.identity.matching.PersonFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockingKeysTest {

    private static final String ANA = """
            {'firstName':'Ana','lastName':'Lopez','birthday':'1984-03-12','email':'ana.lopez@shop.example',
             'address':{'street':'12 Elm Road','city':'Leeds','postalCode':'LS14AP'}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'firstName':'Ana','lastName':'Lopes','birthday':'1984-12-03'}",
                "{'firstName':'Lopez','lastName':'Ana'}",
                "{'lastName':'Lopez','birthday':'1984-03-21'}",
                "{'firstName':'Anna','birthday':'1948-03-12'}",
                "{'email':'ana.lopez@mail.example'}",
                "{'address':{'street':'12 Elm Rd'},'lastName':'Lopez'}",
                "{'firstName':'Ana','address':{'postalCode':'LS1 4AP'}}",
            })
    void a_slip_leaves_a_key_in_common(String withASlip) {
        Set<String> common = new HashSet<>(BlockingKeys.of(person(ANA)));
        common.retainAll(BlockingKeys.of(person(withASlip)));

        assertThat(common).isNotEmpty();
    }

    @Test
    void keys_are_few() {
        assertThat(BlockingKeys.of(person(ANA)).size()).isBetween(8, 20);
        assertThat(BlockingKeys.of(person("{}"))).isEmpty();
    }

    @Test
    void names_of_every_script_have_a_sound() {
        assertThat(Sound.of("robert")).isEqualTo(Sound.of("rupert")).isEqualTo("r163");
        assertThat(Sound.of("иванов")).isNotEmpty();
        assertThat(Sound.of("o")).isEqualTo("o");
    }
}
