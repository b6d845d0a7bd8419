package io.continuo.interaction.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Identifier;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    email:ana@example.com; {"mail":"ANA@Example.com"}; true
                    email:ana@example.com; ana@exampleXcom; false
                    phone:+34600111222; call 0034 (600) 111-222 now; true
                    phone:+34600111222; "+34600111222"; true
                    phone:+34600111222; +34600111223; false
                    loyalty_card:42; {"card":"42"}; true
                    loyalty_card:42; {"price":"1420"}; false
                    user_id:a.b*c(d; x a.b*c(d y; true
                    """)
    void anIdentifierIsFoundAsPeopleWriteIt(String identifier, String text, boolean found) {
        assertThat(Occurrences.patterns(List.of(Identifier.parse(identifier))))
                .singleElement()
                .satisfies(pattern -> assertThat(pattern.matcher(text).find()).isEqualTo(found));
    }

    @Test
    void nobodyOccursNowhere() {
        assertThat(Occurrences.patterns(List.of())).isEmpty();
    }

    @Test
    void aPatternIsNeverLongerThanTheStoreTakes() {
        List<Identifier> many = IntStream.range(0, 10_000)
                .mapToObj(i -> Identifier.of("anonymous_id", "cookie-of-a-browser-" + i))
                .toList();

        assertThat(Occurrences.patterns(many))
                .hasSizeGreaterThan(10)
                .extracting(Pattern::pattern)
                .allMatch(pattern -> pattern.length() < 32_000);
    }
}
