package io.continuo.journey.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.events.Stage;
import io.continuo.journey.experience.Metric;
import io.continuo.journey.friction.Friction;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertRuleTest {

    private static final AlertConfig CONFIG = new AlertConfig() {
        @Override
        public Duration every() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration settle() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Optional<Set<String>> webhookHosts() {
            return Optional.of(Set.of("hooks.example.com"));
        }

        @Override
        public Optional<String> signingKey() {
            return Optional.of("a key of sixteen letters");
        }
    };

    @Test
    void whatCannotBeAlertedIsRefused() {
        refused("/kind", rule(Friction.DEAD_END, null, null, null));
        refused("/kind", rule(null, null, null, null));
        refused("/kind", rule(Friction.ERROR, Metric.NPS, null, null));
        refused("/survey", rule(null, Metric.FCR, "nps", null));
        refused("/stage", rule(Friction.ERROR, null, null, Stage.SERVICE));
        refused("/window", errors(Duration.ofMinutes(11), null));
        refused("/window", errors(Duration.ofDays(8), null));
        refused("/window", errors(Duration.ZERO, null));
        refused("/webhook", errors(null, "http://elsewhere.example/hook"));
        refused("/webhook", errors(null, "file:///etc/passwd"));
        refused("/webhook", errors(null, "no address"));
    }

    @Test
    void whatMayBeLeftOutIsFilledIn() {
        AlertRule friction = rule(Friction.ERROR, null, null, null).complete();
        AlertRule metric = rule(null, Metric.CES, null, null).complete();

        assertThat(friction.window()).isEqualTo(Duration.ofHours(1));
        assertThat(friction.least()).isEqualTo(5);
        assertThat(metric.window()).isEqualTo(Duration.ofDays(1));
        assertThat(metric.least()).isEqualTo(20);
        assertThat(metric.isWatched()).isTrue();
        friction.check(CONFIG);
        metric.check(CONFIG);
        errors(null, "https://hooks.example.com/continuo").check(CONFIG);
    }

    private static void refused(String pointer, AlertRule rule) {
        assertThatThrownBy(() -> rule.check(CONFIG))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem ->
                                assertThat(problem.getParameters().toString()).contains(pointer));
    }

    private static AlertRule rule(
            @Nullable Friction kind, @Nullable Metric metric, @Nullable String survey, @Nullable Stage stage) {
        return new AlertRule(kind, metric, survey, null, null, stage, null, null, null, null, null, null);
    }

    private static AlertRule errors(@Nullable Duration window, @Nullable String webhook) {
        return new AlertRule(Friction.ERROR, null, null, null, null, null, window, null, null, null, webhook, null);
    }
}
