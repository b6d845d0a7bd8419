package io.continuo.journey.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.continuo.http.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b", "a\tb", "\"a\";b", "A , B", "\uFEFFa,b"})
    void aHeaderSaysWhatSeparates(String header) {
        CsvRows rows = Csv.of(header, header.replace("\uFEFF", ""));

        assertThat(rows.header()).containsExactly("a", "b");
        assertThat(rows.next()).isTrue();
        assertThat(rows.cell(1)).isEqualToIgnoringCase("b");
    }

    @Test
    void quotedCellsHoldSeparatorsQuotesAndLines() {
        CsvRows rows = Csv.of("a,b", "\"1,2\",\"say \"\"hi\"\"", "twice\"", "3,4");

        assertThat(rows.next()).isTrue();
        assertThat(rows.cell(0)).isEqualTo("1,2");
        assertThat(rows.cell(1)).isEqualTo("say \"hi\"\ntwice");
        assertThat(rows.next()).isTrue();
        assertThat(rows.line()).isEqualTo(4);
    }

    @Test
    void blankLinesAndCarriageReturnsMeanNothing() {
        CsvRows rows = Csv.of("a,b\r", "\r", "1,2\r", "");

        assertThat(rows.next()).isTrue();
        assertThat(rows.cell(1)).isEqualTo("2");
        assertThat(rows.next()).isFalse();
    }

    @Test
    void nothingIsAnUploadWithoutHeader() {
        CsvRows rows = Csv.of("");

        assertThat(rows.header()).isEmpty();
        assertThat(rows.next()).isFalse();
    }

    @Test
    void rowsOfTheWrongLengthAreNamedTogether() {
        CsvRows rows = Csv.of("a,b", "1", "1,2", "1,2,3");

        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
        assertThat(errors(rows.faults()::check)).extracting(FieldError::pointer).containsExactly("/2", "/4");
    }

    @Test
    void afterTwentyBrokenRowsReadingEnds() {
        List<String> lines = new ArrayList<>(List.of("a,b"));
        for (int i = 0; i < 1000; i++) {
            lines.add("broken");
        }

        CsvRows rows = Csv.of(lines.toArray(String[]::new));

        assertThat(errors(rows::next)).hasSize(20);
    }

    @Test
    void textBehindAQuoteIsBroken() {
        CsvRows rows = Csv.of("a,b", "1,2", "\"x\"y,2");
        rows.next();

        assertThat(errors(rows::next)).extracting(FieldError::pointer).containsExactly("/3");
    }

    @Test
    void aQuoteThatIsNeverClosedEndsAtTheLongestRecord() {
        CsvRows rows = Csv.within(new UploadBounds(100, 5, 10), bytes("a,b\n\"" + "x,\n".repeat(5000)));

        assertThat(errors(rows::next)).extracting(FieldError::pointer).containsExactly("/2");
    }

    @Test
    void aRecordHasABoundedNumberOfCells() {
        CsvRows rows = Csv.within(new UploadBounds(100, 5, 10), bytes("a,b\n1,2,3,4,5,6"));

        assertThat(errors(rows::next)).extracting(FieldError::pointer).containsExactly("/2");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "a,b\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(errors(() -> Csv.of(latin).next()))
                .singleElement()
                .extracting(FieldError::detail)
                .asString()
                .contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a", "a,", ",", "A,a"})
    void eachColumnHasANameOfItsOwn(String header) {
        assertThat(errors(() -> Csv.of(header))).extracting(FieldError::pointer).contains("/header");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    static List<FieldError> errors(ThrowingCallable call) {
        List<FieldError> errors = new ArrayList<>();
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(call)
                .satisfies(problem ->
                        errors.addAll((List<FieldError>) problem.getParameters().get("errors")));
        return errors;
    }
}
