package io.continuo.interaction.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A deployment says what it owes, by priority and by channel; the product says the rest. */
class ServiceLevelsTest {

    private static final Targets SHIPPED = new Targets(Duration.ofHours(4), Duration.ofHours(8), Duration.ofDays(1));

    /** A Friday evening in Lisbon. */
    private static final Instant FRIDAY = Instant.parse("2026-07-03T16:00:00Z");

    private static ServiceLevels levels(String... settings) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .withMapping(SlaConfig.class, "sla")
                .withConverter(Duration.class, 200, text -> text.isEmpty() ? null : Duration.parse(text))
                .withDefaultValue("sla.check-every", "PT10S");
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            config.withDefaultValue("sla." + setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new ServiceLevels(config.build().getConfigMapping(SlaConfig.class, "sla"));
    }

    @Test
    void withoutSettingsItIsAsShippedAroundTheClock() {
        Terms terms = levels().terms("web", "high", SHIPPED);
        assertThat(terms.firstResponse(FRIDAY).dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(4)));
        assertThat(terms.firstResponse(FRIDAY).warnAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(3)));
    }

    @Test
    void theChannelComesBeforeThePriorityAndTheRestIsShipped() {
        ServiceLevels levels = levels(
                "targets.high.first-response=PT2H",
                "targets.high.resolution=PT20H",
                "channels.whatsapp.high.first-response=PT30M");
        assertThat(levels.terms("whatsapp", "high", SHIPPED).targets())
                .isEqualTo(new Targets(Duration.ofMinutes(30), Duration.ofHours(8), Duration.ofHours(20)));
        assertThat(levels.terms("web", "high", SHIPPED).targets().firstResponse())
                .isEqualTo(Duration.ofHours(2));
        assertThat(levels.terms("whatsapp", "low", SHIPPED).targets()).isEqualTo(SHIPPED);
    }

    @Test
    void timeIsThatOfTheCalendarUnlessItCountsAroundTheClock() {
        ServiceLevels levels = levels(
                "zone=Europe/Lisbon",
                "hours.monday=09:00-18:00",
                "hours.friday=09:00-18:00",
                "holidays=2026-07-06",
                "targets.urgent.around-the-clock=true");
        assertThat(levels.terms("web", "high", SHIPPED).firstResponse(FRIDAY).dueAt())
                .as("an hour on Friday, the Monday is a holiday, three hours on the next Friday")
                .isEqualTo(Instant.parse("2026-07-10T11:00:00Z"));
        assertThat(levels.terms("web", "urgent", SHIPPED).firstResponse(FRIDAY).dueAt())
                .isEqualTo(FRIDAY.plus(Duration.ofHours(4)));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> levels("hours.monday=nine to five"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> levels("targets.high.resolution=PT0S").terms("web", "high", SHIPPED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> levels("targets.high.resolution=PT-1H").terms("web", "high", SHIPPED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> levels("warn-after=1001").terms("web", "high", SHIPPED));
    }
}
