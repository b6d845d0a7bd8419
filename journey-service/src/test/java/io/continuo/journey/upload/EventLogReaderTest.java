package io.continuo.journey.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.continuo.http.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogReaderTest {

    private static final String HEADER = "customer,event,timestamp";

    @Test
    void eventsStandTogetherByCaseAndTime() {
        EventLog log = EventLogReader.read(
                Csv.of(
                        HEADER,
                        "ana,buy,2026-01-03T00:00:00Z",
                        "ben,see,2026-01-01T00:00:00Z",
                        "ana,see,2026-01-01T00:00:00Z",
                        "ana,ask,2026-01-02T00:00:00Z"),
                Set.of());

        assertThat(log.cases()).isEqualTo(2);
        assertThat(log.caseId(0)).isEqualTo("ana");
        assertThat(events(log, 0)).containsExactly("see", "ask", "buy");
        assertThat(events(log, 1)).containsExactly("see");
    }

    @Test
    void whatHappenedAtTheSameTimeStaysAsItCame() {
        EventLog log = EventLogReader.read(
                Csv.of(
                        HEADER,
                        "ana,later,2026-01-02",
                        "ana,b,2026-01-01",
                        "ana,a,2026-01-01T01:00+01:00",
                        "ana,c,1767225600",
                        "ana,d,1767225600000"),
                Set.of());

        assertThat(events(log, 0)).containsExactly("b", "a", "c", "d", "later");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z,1767225600000000",
        "2026-01-01T00:00:00.000001Z,1767225600000001",
        "2026-01-01,1767225600000000",
        "2026-01-01 00:00,1767225600000000",
        "2026-01-01 02:00:00+02:00,1767225600000000",
        "2026-01-01 02:00:00 +0200,1767225600000000",
        "1767225600,1767225600000000",
        "1767225600001,1767225600001000",
        "1969-12-31T23:59:59.999999Z,-1"
    })
    void timesComeInManyForms(String text, long micros) {
        EventLog log = EventLogReader.read(Csv.of(HEADER, "ana,see," + text), Set.of());

        assertThat(log.micros(0)).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-30", "2026-01-01T25:00:00Z", "-5", "99999999999999999999", "12:00"})
    void whatIsNoTimeIsNamedByItsLine(String time) {
        assertThat(CsvRowsTest.errors(
                        () -> EventLogReader.read(Csv.of(HEADER, "ana,see,2026-01-01", "ana,see," + time), Set.of())))
                .extracting(FieldError::pointer)
                .containsExactly("/3/timestamp");
    }

    @Test
    void customersAndEventsMustHaveNames() {
        assertThat(CsvRowsTest.errors(
                        () -> EventLogReader.read(Csv.of(HEADER, ",,2026-01-01", "a,b,2026-01-01"), Set.of())))
                .extracting(FieldError::pointer)
                .containsExactly("/2/customer", "/2/event");
    }

    @Test
    void columnsHaveTheNamesOfProcessMining() {
        EventLog log = EventLogReader.read(
                Csv.of(
                        "time:timestamp;org:resource;case:concept:name;concept:name",
                        "2010-12-30 11:02:00+01:00;Pete;1;register request"),
                Set.of("org:resource"));

        assertThat(log.caseId(0)).isEqualTo("1");
        assertThat(events(log, 0)).containsExactly("register request");
        EventLog.Column resource = log.column("org:resource");
        assertThat(resource.words().text(resource.at(0))).isEqualTo("Pete");
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertThat(CsvRowsTest.errors(
                        () -> EventLogReader.read(Csv.of("customer,timestamp", "a,b"), Set.of("channel"))))
                .extracting(FieldError::detail)
                .containsExactly("the column event is required", "the column channel is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEADER})
    void nothingIsALogWithoutEvents(String body) {
        EventLog log = EventLogReader.read(Csv.of(body), Set.of());

        assertThat(log.size()).isZero();
        assertThat(log.cases()).isZero();
        assertThat(log.events().words().size()).isZero();
    }

    @Test
    void moreEventsThanCanBeHeldAreRefused() {
        CsvRows rows = Csv.within(
                new UploadBounds(100, 5, 3),
                (HEADER + "\n" + "a,b,2026-01-01\n".repeat(4)).getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> EventLogReader.read(rows, Set.of()))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(413));
    }

    @Test
    void manyCasesAndNamesAreToldApart() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 9_000; i++) {
            lines.add("case-" + i % 3_000 + ",event-" + i + ",2026-01-01");
        }

        EventLog log = EventLogReader.read(Csv.of(lines.toArray(String[]::new)), Set.of());

        assertThat(log.cases()).isEqualTo(3_000);
        assertThat(events(log, 1234)).containsExactly("event-1234", "event-4234", "event-7234");
        assertThat(log.events().words().find("event-8999")).isEqualTo(8999);
        assertThat(log.events().words().find("event-9000")).isEqualTo(-1);
    }

    private static List<String> events(EventLog log, int number) {
        List<String> events = new ArrayList<>();
        for (int place = log.from(number); place < log.to(number); place++) {
            events.add(log.events().words().text(log.events().at(place)));
        }
        return events;
    }
}
