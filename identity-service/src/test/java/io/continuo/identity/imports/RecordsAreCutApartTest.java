package io.continuo.identity.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsAreCutApartTest {

    private static final int LONGEST = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void lines_are_the_same_however_the_body_is_cut(int piece) {
        String body = "{\"a\":1}\r\n\n  \n{\"b\":2}\n{\"c\":3}";

        assertThat(cut(new LineSplitter(LONGEST), body, piece))
                .containsExactly("1 NONE {\"a\":1}", "4 NONE {\"b\":2}", "5 NONE {\"c\":3}");
    }

    @Test
    void a_line_that_is_too_long_costs_only_itself() {
        String body = "a\n" + "x".repeat(100_000) + "\nb";

        List<String> records = cut(new LineSplitter(LONGEST), body, 1000);

        assertThat(records).containsExactly("1 NONE a", "2 TOO_LONG " + "x".repeat(LONGEST), "3 NONE b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,b@1,2                 | 1 NONE a,b; 2 NONE 1,2
            a,b@"1@2",3@4,5         | 1 NONE a,b; 2 NONE "1@2",3; 4 NONE 4,5
            a,b@"1""2",3@4,5        | 1 NONE a,b; 2 NONE "1""2",3; 3 NONE 4,5
            a,b@1"x,2@4,5           | 1 NONE a,b; 2 NONE 1"x,2; 3 NONE 4,5
            a,b@"1,2@4,"5"@6,7      | 1 NONE a,b; 2 BROKEN_QUOTES "1,2; 3 NONE 4,"5"; 4 NONE 6,7
            a,b@"1"x,2@4,5          | 1 NONE a,b; 2 BROKEN_QUOTES "1"x; 3 NONE 4,5
            a,b@4,5@"6,7            | 1 NONE a,b; 2 NONE 4,5; 3 BROKEN_QUOTES "6,7
            a,b@"4,5@6,7@8,9        | 1 NONE a,b; 2 BROKEN_QUOTES "4,5; 3 NONE 6,7; 4 NONE 8,9
            a,b@@"",""@             | 1 NONE a,b; 3 NONE "",""
            """)
    void a_broken_quote_costs_only_its_line(String body, String expected) {
        String text = body.strip().replace('@', '\n');
        for (int piece : new int[] {1, 3, 1000}) {
            assertThat(cut(new CsvSplitter(LONGEST), text, piece).stream()
                            .map(record -> record.replace('\n', '@'))
                            .collect(Collectors.joining("; ")))
                    .isEqualTo(expected.strip());
        }
    }

    @Test
    void an_unclosed_quote_does_not_swallow_a_long_body() {
        String body = "a,b\n\"1,2\n" + "3,4\n".repeat(1000);

        List<String> records = cut(new CsvSplitter(LONGEST), body, 100);

        assertThat(records).hasSize(1002).contains("2 BROKEN_QUOTES \"1,2").doesNotContain("3 BROKEN_QUOTES 3,4");
    }

    @Test
    void a_record_that_is_too_long_costs_only_itself() {
        String body = "a,b\n" + "x".repeat(1000) + ",1\n3,4";

        assertThat(cut(new CsvSplitter(LONGEST), body, 64)).hasSize(3).contains("1 NONE a,b", "3 NONE 3,4");
    }

    @Test
    void whatever_comes_every_line_is_in_one_record_and_the_numbers_ascend() {
        Random random = new Random(7);
        char[] letters = {'a', '"', ',', '\n', '\r', ';'};
        for (int round = 0; round < 300; round++) {
            StringBuilder body = new StringBuilder();
            random.ints(200, 0, letters.length).forEach(letter -> body.append(letters[letter]));
            CsvSplitter splitter = new CsvSplitter(LONGEST);
            List<RawRecord> records = new ArrayList<>(splitter.feed(bytes(body.toString())));
            records.addAll(splitter.end());

            assertThat(records).extracting(RawRecord::line).isSorted().doesNotHaveDuplicates();
            assertThat(records.getLast().line())
                    .isLessThanOrEqualTo(body.chars().filter(c -> c == '\n').count() + 1);
        }
    }

    private static List<String> cut(RecordSplitter splitter, String body, int piece) {
        byte[] bytes = bytes(body);
        List<RawRecord> records = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += piece) {
            records.addAll(splitter.feed(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + piece))));
        }
        records.addAll(splitter.end());
        return records.stream()
                .map(record ->
                        record.line() + " " + record.fault() + " " + new String(record.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
