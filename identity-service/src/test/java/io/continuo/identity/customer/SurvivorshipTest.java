package io.continuo.identity.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivorshipTest {

    private static final List<String> SOURCES = List.of("crm", "pos");

    private final List<Word> words = List.of(
            word("Ann", "web", 5),
            word("A.", "crm", 3),
            word("Annabelle", "pos", 2),
            word("Anna", "shop", 1),
            word("Anna", "app", 4));

    @ParameterizedTest
    @CsvSource({"LATEST, Ann", "SOURCE_PRIORITY, A.", "LONGEST, Annabelle", "MOST_FREQUENT, Anna"})
    void each_rule_shows_its_own(Survivorship rule, String shown) {
        assertThat(shown(rule, words)).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource
    void the_order_in_which_things_were_heard_does_not_matter(Survivorship rule) {
        List<Word> shuffled = new ArrayList<>(words);
        Collections.reverse(shuffled);

        assertThat(shown(rule, shuffled)).isEqualTo(shown(rule, words));
    }

    @ParameterizedTest
    @EnumSource
    void a_word_taken_back_shows_what_others_say(Survivorship rule) {
        List<Word> said = List.of(word("Ana", "crm", 1), new Word("n", NullNode.instance, "pos", at(2), base("1")));

        assertThat(shown(rule, said)).isEqualTo("Ana");
        assertThat(rule.choose(said.subList(1, 2), SOURCES)).isEmpty();
    }

    @Test
    void sources_that_are_not_ranked_come_last() {
        assertThat(shown(Survivorship.SOURCE_PRIORITY, List.of(word("x", "blog", 9), word("y", "pos", 1))))
                .isEqualTo("y");
    }

    private static String shown(Survivorship rule, List<Word> words) {
        return rule.choose(words, SOURCES).orElseThrow().value().textValue();
    }

    private static Word word(String value, String source, int second) {
        JsonNode text = TextNode.valueOf(value);
        return new Word("n", text, source, at(second), base(source));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static CustomerId base(String name) {
        return new CustomerId(name);
    }
}
