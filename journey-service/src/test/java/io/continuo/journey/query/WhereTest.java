package io.continuo.journey.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhereTest {

    private static final Where ON_WHATSAPP = new Where(List.of(), Set.of("whatsapp"), Set.of(), Set.of(), Map.of());

    private final Schema schema = new Schema(List.of());

    @Test
    void whatHappensInCasesBehindTheScenesIsFoundByItsTypeOnly() {
        schema.shapes().code(new Shape("Message Received", "whatsapp", Stage.SERVICE, "meta", true));
        schema.shapes().code(new Shape("Case Contact Added", "whatsapp", Stage.SERVICE, "cases", false));
        schema.shapes().code(new Shape("Promise Made", "whatsapp", Stage.PURCHASE, "inventory", false));

        Masks masks = new Masks(List.of(ON_WHATSAPP, Where.type("Case Contact Added"), Where.type("*")), schema);

        assertThat(masks.byShape()).containsExactly(0b101, 0b110, 0b101);
    }
}
