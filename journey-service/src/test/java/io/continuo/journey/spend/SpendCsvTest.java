package io.continuo.journey.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.continuo.events.Channel;
import io.continuo.journey.upload.Csv;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spend as a table. */
class SpendCsvTest {

    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = VALIDATORS.getValidator();

    @AfterAll
    static void close() {
        VALIDATORS.close();
    }

    @Test
    void columnsStandInAnyOrderAmongOthers() {
        assertThat(read(
                        "\uFEFFcurrency;Clicks;Amount;channel;date;campaign",
                        "EUR;17;12.50;facebook;2026-05-01;\"Spring; \"\"new\"\"\"",
                        "USD;;0;;2026-05-02;"))
                .containsExactly(
                        row("2026-05-01", "facebook", "Spring; \"new\"", null, "12.50", "EUR"),
                        row("2026-05-02", null, null, null, "0", "USD"));
    }

    @Test
    void whatIsKeptIsReadAsItWas() {
        List<SpendRow> rows = List.of(
                row("2026-05-01", "facebook", "a, \"b\"", "meta", "0.0000000001", "EUR"),
                row("2026-05-02", null, "café 🧊", null, "999999999999999.9999999999", "USD"),
                row("2026-05-03", "x_radio", null, null, "1E+3", "BRL"));

        String table = SpendCsv.write(rows);

        assertThat(table).startsWith("date,channel,campaign,source,amount,currency\n");
        assertThat(SpendCsv.write(SpendCsv.read(table))).isEqualTo(table);
        assertThat(SpendCsv.read(table).getFirst()).isEqualTo(rows.getFirst());
        assertThat(SpendCsv.read(table).getLast().amount()).isEqualByComparingTo("1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/2/date     | 2026-02-30,web,a,1,EUR",
                "/2/date     | 01.05.2026,web,a,1,EUR",
                "/2/date     | ,web,a,1,EUR",
                "/2/channel  | 2026-05-01,Facebook Ads,a,1,EUR",
                "/2/amount   | 2026-05-01,web,a,-1,EUR",
                "/2/amount   | 2026-05-01,web,a,1e3,EUR",
                "/2/amount   | 2026-05-01,web,a,\"1,000\",EUR",
                "/2/amount   | 2026-05-01,web,a,1.00000000001,EUR",
                "/2/amount   | 2026-05-01,web,a,1000000000000000,EUR",
                "/2/amount   | 2026-05-01,web,a,,EUR",
                "/2/currency | 2026-05-01,web,a,1,eur",
                "/2/currency | 2026-05-01,web,a,1,",
                "/2          | 2026-05-01,web,a,1"
            })
    void aBrokenLineIsNamed(String pointer, String line) {
        assertThat(refusal("date,channel,campaign,amount,currency", line, "2026-05-01,web,a,1,EUR"))
                .containsExactly(pointer);
    }

    @Test
    void everyBrokenCellIsNamed() {
        assertThat(refusal(
                        "date,channel,campaign,amount,currency",
                        "2026-05-01,web,a,1,EUR",
                        "then,there," + "x".repeat(201) + ",much,money",
                        "2026-05-01,web,\"two\nlines\",1,EUR"))
                .containsExactly("/3/channel", "/3/date", "/3/campaign", "/3/amount", "/3/currency", "/4/campaign");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel,amount,currency",
                "date,channel,currency",
                "date,channel,amount",
                "date,amount,currency",
                "date,channel,amount,currency,date"
            })
    void aHeaderThatLacksAColumnIsRefused(String header) {
        assertThat(refusal(header, "")).containsExactly("/header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "date,channel,amount,currency", "date,channel,amount,currency\n\n"})
    void anImportHasALine(String table) {
        assertThat(refusal(table)).containsExactly("");
    }

    @Test
    void anImportHasOnlySoManyLines() {
        String[] lines = Stream.concat(
                        Stream.of("date,channel,amount,currency"),
                        Collections.nCopies(SpendImport.MOST_ROWS, "2026-05-01,web,1,EUR").stream())
                .toArray(String[]::new);
        assertThat(read(lines)).hasSize(SpendImport.MOST_ROWS);

        String[] more = Stream.concat(Stream.of(lines), Stream.of("2026-05-01,web,1,EUR"))
                .toArray(String[]::new);
        assertThat(catchThrowableOfType(HttpProblem.class, () -> read(more)).getStatusCode())
                .isEqualTo(413);
    }

    private static List<SpendRow> read(String... lines) {
        return SpendCsv.read(Csv.of(lines), VALIDATOR);
    }

    private static List<String> refusal(String... lines) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> read(lines));
        assertThat(problem.getStatusCode()).isEqualTo(400);
        return assertThat(problem.getParameters().get("errors"))
                .asInstanceOf(LIST)
                .extracting("pointer")
                .actual()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private static SpendRow row(
            String date,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable String source,
            String amount,
            String currency) {
        return new SpendRow(
                LocalDate.parse(date),
                channel == null ? null : new Channel(channel),
                campaign,
                source,
                new BigDecimal(amount),
                currency);
    }
}
