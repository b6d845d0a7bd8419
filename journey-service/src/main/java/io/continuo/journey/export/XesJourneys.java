package io.continuo.journey.export;

import io.continuo.events.CustomerId;
import io.continuo.journey.customer.Step;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * XES (IEEE 1849-2016): a trace per customer. Simple properties are attributes {@code property:…} of their own type; those
 * that are objects or lists are left out.
 */
final class XesJourneys implements JourneyWriter {

    private static final String BEGINNING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
            <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
            <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
            <global scope="trace"><string key="concept:name" value=""/></global>
            <global scope="event"><string key="concept:name" value=""/>\
            <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>\
            <string key="channel" value=""/><string key="stage" value=""/></global>
            <classifier name="Event" scope="event" keys="concept:name"/>
            <classifier name="Channel" scope="event" keys="channel"/>
            <classifier name="Stage" scope="event" keys="stage"/>
            """;

    private static final String STRING = "string";
    private static final String NAME = "concept:name";

    private final Writer xml;

    XesJourneys(OutputStream out) throws IOException {
        xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        xml.write(BEGINNING);
    }

    @Override
    public void write(CustomerId customer, List<Step> steps) throws IOException {
        xml.write("<trace>");
        attribute(STRING, NAME, customer.value());
        for (Step step : steps) {
            event(EventRow.of(customer.value(), step), step.touch().properties());
        }
        xml.write("</trace>\n");
    }

    @Override
    public void end() throws IOException {
        xml.write("</log>");
        xml.flush();
    }

    private void event(EventRow row, Map<String, @Nullable Object> properties) throws IOException {
        xml.write("\n<event>");
        attribute(STRING, NAME, row.event());
        attribute("date", "time:timestamp", row.timestamp().toString());
        attribute(STRING, "channel", row.channel());
        attribute(STRING, "stage", row.stage());
        attribute(STRING, "touchpoint", row.touchpoint());
        attribute(STRING, "kind", row.kind());
        attribute(STRING, "bound_by", row.boundBy());
        if (row.source() != null) {
            attribute(STRING, "source", row.source());
        }
        if (row.order() != null) {
            attribute(STRING, "order", row.order());
        }
        for (Map.Entry<String, @Nullable Object> property : properties.entrySet()) {
            property("property:" + property.getKey(), property.getValue());
        }
        xml.write("</event>");
    }

    private void property(String key, @Nullable Object value) throws IOException {
        switch (value) {
            case String text -> attribute(STRING, key, text);
            case Boolean flag -> attribute("boolean", key, flag.toString());
            case Integer number -> attribute("int", key, number.toString());
            case Long number -> attribute("int", key, number.toString());
            case Number number -> attribute("float", key, number.toString());
            case null, default -> {}
        }
    }

    private void attribute(String type, String key, String value) throws IOException {
        xml.write('<');
        xml.write(type);
        xml.write(" key=\"");
        XmlText.write(key, xml);
        xml.write("\" value=\"");
        XmlText.write(value, xml);
        xml.write("\"/>");
    }
}
