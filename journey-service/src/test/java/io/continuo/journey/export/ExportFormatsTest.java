package io.continuo.journey.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.IdentifierType;
import io.continuo.events.Stage;
import io.continuo.journey.customer.PlacedTouch;
import io.continuo.journey.customer.Step;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.upload.Csv;
import io.continuo.journey.upload.EventLog;
import io.continuo.journey.upload.EventLogReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each format, read by a reader that is not ours. */
class ExportFormatsTest {

    private static final Instant MORNING = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final String NASTY = "a \"b\", <c>&\n\u0001 café 🧊";

    @TempDir
    Path folder;

    @Test
    void csvIsWhatUploadsTake() throws IOException {
        EventLog log = EventLogReader.read(
                Csv.of(new ByteArrayInputStream(written(ExportFormat.CSV))), Set.of("channel", "properties", "source"));

        assertThat(log.cases()).isEqualTo(2);
        assertThat(log.size()).isEqualTo(3);
        assertThat(log.micros(0)).isEqualTo(1772359200123456L);
        assertThat(text(log, "event", 0)).isEqualTo("Page Viewed");
        assertThat(text(log, "channel", 1)).isEqualTo("store");
        assertThat(text(log, "source", 0)).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(text(log, "properties", 0))
                        .get("title")
                        .asText())
                .isEqualTo(NASTY);
    }

    @Test
    void parquetIsReadByDuckDb() throws IOException, SQLException {
        Path file = folder.resolve("journeys.parquet");
        Files.write(file, written(ExportFormat.PARQUET));

        List<List<@Nullable Object>> rows = query("SELECT customer, event, epoch_us(timestamp), channel, stage, source,"
                + " \"order\", properties->>'title' FROM '" + file + "' ORDER BY customer, timestamp");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .containsExactly("ana", "Page Viewed", 1772359200123456L, "web", "awareness", null, null, NASTY);
        assertThat(rows.get(1))
                .containsExactly("ana", "Order Completed", 1772362800123456L, "store", "purchase", "till", "o-1", null);
        assertThat(rows.get(2).getFirst()).isEqualTo("ben");
    }

    @Test
    void parquetHasAsManyRowGroupsAsItTakes() throws IOException, SQLException {
        Path file = folder.resolve("large.parquet");
        try (var out = Files.newOutputStream(file)) {
            JourneyWriter writer = ExportFormat.PARQUET.writer(out);
            for (int customer = 0; customer < 60_000; customer++) {
                writer.write(new CustomerId("c" + customer), List.of(customer % 3 == 0 ? visit() : purchase()));
            }
            writer.end();
        }

        assertThat(query("SELECT count(*), count(DISTINCT customer), count(source) FROM '" + file + "'"))
                .containsExactly(List.of(60_000L, 60_000L, 40_000L));
        assertThat((Long) query("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('" + file + "')")
                        .getFirst()
                        .getFirst())
                .isGreaterThan(1);
    }

    @Test
    void xesHasATracePerCustomer() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document log = factory.newDocumentBuilder().parse(new ByteArrayInputStream(written(ExportFormat.XES)));

        assertThat(log.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.xes-standard.org/");
        assertThat(log.getElementsByTagName("trace").getLength()).isEqualTo(2);
        Element event = (Element) log.getElementsByTagName("event").item(0);
        assertThat(values(event))
                .containsEntry("concept:name", "Page Viewed")
                .containsEntry("time:timestamp", "2026-03-01T10:00:00.123456Z")
                .containsEntry("channel", "web")
                .containsEntry("property:title", NASTY.replace('\u0001', '\uFFFD'))
                .containsEntry("property:price", "899.5")
                .doesNotContainKey("source");
    }

    @Test
    void ocelHasCustomersAndOrdersAsObjects() throws IOException {
        JsonNode log = new ObjectMapper().readTree(written(ExportFormat.OCEL));

        assertThat(log.get("events")).hasSize(3);
        assertThat(names(log.get("objectTypes"))).containsExactly("customer", "order");
        assertThat(names(log.get("eventTypes"))).containsExactly("Order Completed", "Page Viewed");
        assertThat(log.get("objects"))
                .extracting(
                        object -> object.get("id").asText(),
                        object -> object.get("type").asText())
                .containsExactly(tuple("ana", "customer"), tuple("order:o-1@ana", "order"), tuple("ben", "customer"));
        assertThat(log.get("events").get(1).get("relationships"))
                .extracting(related -> related.get("objectId").asText())
                .containsExactly("ana", "order:o-1@ana");
        assertThat(log.get("events").get(0).get("time").asText()).isEqualTo("2026-03-01T10:00:00.123456Z");
    }

    @Test
    void inOcelATouchpointOfTwoCustomersIsTwoEvents() throws IOException {
        JsonNode events =
                new ObjectMapper().readTree(written(ExportFormat.OCEL)).get("events");

        assertThat(events)
                .extracting(event -> event.get("id").asText())
                .containsExactly("t-1@ana", "t-2@ana", "t-1@ben")
                .doesNotHaveDuplicates();
        assertThat(events)
                .extracting(event -> event.at("/attributes/0/name").asText() + " "
                        + event.at("/attributes/0/value").asText())
                .containsExactly("touchpoint t-1", "touchpoint t-2", "touchpoint t-1");
    }

    @ParameterizedTest
    @EnumSource
    void withoutJourneysItIsAWholeDocumentAllTheSame(ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JourneyWriter writer = format.writer(out);
        writer.end();
        writer.discard();

        assertThat(out.size()).isPositive();
        if (format == ExportFormat.PARQUET) {
            Path file = folder.resolve("empty.parquet");
            Files.write(file, out.toByteArray());
            assertThat(count(file)).isZero();
        }
    }

    private static long count(Path file) {
        try {
            return (Long)
                    query("SELECT count(*) FROM '" + file + "'").getFirst().getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] written(ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JourneyWriter writer = format.writer(out);
        writer.write(new CustomerId("ana"), List.of(visit(), purchase()));
        writer.write(new CustomerId("ben"), List.of(visit()));
        writer.end();
        writer.discard();
        return out.toByteArray();
    }

    private static Step visit() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("title", NASTY);
        properties.put("price", 899.5);
        properties.put("nothing", null);
        properties.put("nested", Map.of("a", 1));
        return step("t-1", "Page Viewed", "web", MORNING, properties, Stage.AWARENESS, null);
    }

    private static Step purchase() {
        return step(
                "t-2",
                "Order Completed",
                "store",
                MORNING.plusSeconds(3_600),
                Map.of("order_id", "o-1", "revenue", 809),
                Stage.PURCHASE,
                "till");
    }

    private static Step step(
            String id,
            String type,
            String channel,
            Instant at,
            Map<String, @Nullable Object> properties,
            Stage stage,
            @Nullable String source) {
        Touch touch = new Touch(id, Touch.Kind.CONTACT, type, new Channel(channel), at, at, properties, stage, source);
        return new Step(new PlacedTouch(touch, new IdentifierType("email"), 1), stage);
    }

    private static String text(EventLog log, String column, int place) {
        EventLog.Column found = log.column(column);
        return found.words().text(found.at(place));
    }

    private static List<String> names(JsonNode types) {
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.get("name").asText()));
        return names;
    }

    private static Map<String, String> values(Element event) {
        Map<String, String> values = new LinkedHashMap<>();
        NodeList attributes = event.getChildNodes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            values.put(attribute.getAttribute("key"), attribute.getAttribute("value"));
        }
        return values;
    }

    private static List<List<@Nullable Object>> query(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
