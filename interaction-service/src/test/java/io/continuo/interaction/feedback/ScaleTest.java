package io.continuo.interaction.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.EventJson;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What was kept once can be answered. */
class ScaleTest {

    @Test
    void ofAScaleThatWasKeptWithoutADirectionHigherIsBetter() {
        Scale kept = EventJson.read("{\"min\":1,\"max\":5}", Scale.class);

        assertThat(kept.direction()).isEqualTo(Scale.Direction.HIGHER_IS_BETTER);
        assertThat(kept.goodness(BigDecimal.valueOf(5))).isEqualTo(1);
    }
}
