package io.continuo.interaction.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.http.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is stored is what a page shows, and is read as the event it is. */
class EntryTest {

    private static final String SHOWN = """
            {"id":"t1","type":"Page Viewed","channel":"web","occurredAt":"2026-01-15T10:00:00Z",\
            "receivedAt":"2026-01-15T10:00:01.500Z","identifiers":[{"type":"email","value":"ana@example.com"}],\
            "properties":{"price":10.50,"coupon":null,"text":"\\"}],\\n"},"stage":null,"source":null}""";

    private static TouchpointRecorded touchpoint() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("price", new BigDecimal("10.50"));
        properties.put("coupon", null);
        properties.put("text", "\"}],\n");
        return new TouchpointRecorded(
                "t1",
                "Page Viewed",
                new Channel("web"),
                Instant.parse("2026-01-15T10:00:00Z"),
                Instant.parse("2026-01-15T10:00:01.500Z"),
                List.of(Identifier.of("email", "ana@example.com")),
                properties,
                null,
                null);
    }

    @Test
    void whatHasNoValueIsNull() {
        assertThat(Entry.shown(touchpoint())).isEqualTo(SHOWN);
    }

    @Test
    void itIsTheEventAgain() {
        Entry entry = Entry.from(Entry.document(touchpoint()));

        assertThat(entry.touchpoint()).isEqualTo(touchpoint());
    }

    @Test
    void aPageHasItAsItStands() throws JsonProcessingException {
        Page<TimelineResource.Shown> page = new Page<>(List.of(new TimelineResource.Shown(SHOWN)), null);

        assertThat(new JsonMapper().writeValueAsString(page)).isEqualTo("{\"items\":[" + SHOWN + "],\"next\":null}");
    }
}
