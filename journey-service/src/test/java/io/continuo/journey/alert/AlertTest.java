package io.continuo.journey.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.continuo.events.AlertRaised;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.EventJson;
import io.continuo.journey.experience.Lived;
import io.continuo.journey.friction.Friction;
import io.continuo.journey.settings.OneLog;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances watch one rule; errors are usually two to four on Monday from nine to ten. */
class AlertTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String KEY = "a key of sixteen letters";

    private final Lived lived = new Lived();
    private final Everybody everybody = new Everybody(lived);
    private final OneLog log = new OneLog();
    private final List<AlertRaised> told = new ArrayList<>();
    private final List<String> posted = new ArrayList<>();
    private final Config config = new Config();

    private Instant now = MONDAY.plus(Duration.ofMinutes(63));
    private int answer = 204;
    private int errors;

    private HttpServer server;
    private Alerts here;
    private Watching watchingHere;
    private Watching watchingThere;

    private final class Config implements AlertConfig {

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
            return Optional.of(Set.of("localhost:" + server.getAddress().getPort()));
        }

        @Override
        public Optional<String> signingKey() {
            return Optional.of(KEY);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst(Webhooks.SIGNATURE);
            assertThat(signature).isEqualTo(Webhooks.signature(KEY, now.getEpochSecond(), body));
            posted.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        here = new Alerts(log.instance(clock()), config);
        watchingHere = watching(here);
        watchingThere = watching(new Alerts(log.instance(clock()), config));
        for (int week = 1; week <= 8; week++) {
            errors(MONDAY.minus(Duration.ofDays(7L * week)), 2 + week % 3);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsUnusualForTheHourIsToldOnceWhoeverWatches() {
        errors(MONDAY, 20);
        here.put(
                "errors",
                null,
                "ana",
                rule("http://localhost:" + server.getAddress().getPort() + "/hook"));

        for (int i = 0; i < 3; i++) {
            watchingHere.watch();
            watchingThere.watch();
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.value()).isEqualByComparingTo("20");
            assertThat(alert.usual()).isEqualTo(3);
            assertThat(alert.deviation()).isCloseTo(Math.sqrt(3), within(1e-12));
            assertThat(alert.from()).isEqualTo(MONDAY);
            assertThat(alert.to()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
        });
        assertThat(posted)
                .singleElement()
                .satisfies(body ->
                        assertThat(EventJson.read(body, AlertRaised.class)).isEqualTo(told.getFirst()));
        assertThat(phase()).isEqualTo(AlertState.Phase.DELIVERED);
        assertThat(everybody.asked).as("one walk for all weeks").isEqualTo(1);
    }

    @Test
    void aRuleThatIsDeletedIsWatchedNoMoreAndMayComeAgain() {
        errors(MONDAY, 20);
        here.put("errors", null, "ana", rule(null));
        watchingHere.watch();
        here.delete("errors", null);
        told.clear();

        now = now.plus(Duration.ofDays(7));
        errors(MONDAY.plus(Duration.ofDays(7)), 20);
        watchingHere.watch();

        assertThat(told).isEmpty();
        assertThat(phase()).isNull();
        assertThatThrownBy(() -> here.rules().get("errors", null)).isInstanceOf(HttpProblem.class);

        here.put("errors", null, "ana", rule(null));
        watchingThere.watch();
        assertThat(told).hasSize(1);
    }

    @Test
    void aWaitIsCountedWhenItHasBecomeSlow() {
        Instant opened = MONDAY.plus(Duration.ofMinutes(30)).minus(Duration.ofDays(2));
        for (int week = 1; week <= 8; week++) {
            Instant before = opened.minus(Duration.ofDays(7L * week));
            lived.move("w" + week, "w" + week, 1, Change.OPENED, null, before)
                    .move("w" + week, "w" + week, 2, Change.RESOLVED, null, before.plus(Duration.ofDays(1)));
        }
        for (int i = 0; i < 10; i++) {
            lived.move("late" + i, "late" + i, 1, Change.OPENED, null, opened);
        }
        here.put("errors", null, "ana", slowWaits());

        watchingHere.watch();

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("slow_wait");
            assertThat(alert.value()).isEqualByComparingTo("10");
            assertThat(alert.usual()).isZero();
        });
    }

    @Test
    void whatIsUsualIsQuiet() {
        errors(MONDAY, 4);
        here.put("errors", null, "ana", rule(null));

        watchingHere.watch();

        assertThat(phase()).isEqualTo(AlertState.Phase.QUIET);
        assertThat(told).isEmpty();
    }

    @Test
    void withTooFewWeeksNothingIsUsual() {
        now = MONDAY.minus(Duration.ofDays(42)).plus(Duration.ofMinutes(63));
        errors(MONDAY.minus(Duration.ofDays(42)), 100);
        here.put("errors", null, "ana", rule(null));

        watchingHere.watch();

        assertThat(phase()).isEqualTo(AlertState.Phase.LEARNING);
    }

    @Test
    void nothingIsJudgedByAPartOfTheJourneys() {
        errors(MONDAY, 20);
        here.put("errors", null, "ana", rule(null));
        everybody.missing = List.of(3);
        watchingHere.watch();
        assertThat(phase()).isEqualTo(AlertState.Phase.JUDGING);

        everybody.missing = List.of();
        now = now.plus(Duration.ofMinutes(5));
        watchingThere.watch();

        assertThat(phase()).isEqualTo(AlertState.Phase.DELIVERED);
        assertThat(told).hasSize(1);
    }

    @Test
    void aWebhookThatDoesNotAnswerIsTriedAgainLaterAndGivenUpInTheEnd() {
        errors(MONDAY, 20);
        answer = 500;
        here.put(
                "errors",
                null,
                "ana",
                rule("http://localhost:" + server.getAddress().getPort() + "/hook"));

        for (int minute = 0; minute < 50; minute++) {
            watchingHere.watch();
            watchingThere.watch();
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(posted).hasSize(AlertState.MOST_ATTEMPTS);
        assertThat(told).hasSize(1);
        assertThat(phase()).isEqualTo(AlertState.Phase.GIVEN_UP);
    }

    @Test
    void unusualWeeksDoNotMoveWhatIsUsual() {
        Baseline usual = Baseline.ofCounts(List.of(3.0, 4.0, 3.0, 5.0, 1_000.0, 4.0, 3.0))
                .orElseThrow();

        assertThat(usual.median()).isEqualTo(4);
        assertThat(usual.deviation()).isEqualTo(2);
        assertThat(usual.score(10)).isEqualTo(3);
        assertThat(Baseline.ofCounts(List.of(1.0, 2.0))).isEmpty();
    }

    private AlertState.@Nullable Phase phase() {
        AlertState state = here.state("errors").state();
        return state == null ? null : state.phase();
    }

    private Watching watching(Alerts alerts) {
        return new Watching(
                alerts, new Judging(everybody), told::add, new Webhooks(Optional.of(KEY), clock()), config, clock());
    }

    private InstantSource clock() {
        return () -> now;
    }

    private void errors(Instant hour, int number) {
        for (int i = 0; i < number; i++) {
            errors++;
            lived.contact("c" + errors, "t" + errors, "Payment Failed", "web", hour.plusSeconds(60L * i), Map.of());
        }
    }

    private static AlertRule rule(@Nullable String webhook) {
        return new AlertRule(
                Friction.ERROR, null, null, "Payment Failed", "web", null, null, null, null, null, webhook, null);
    }

    private static AlertRule slowWaits() {
        return new AlertRule(Friction.SLOW_WAIT, null, null, null, null, null, null, null, null, null, null, null);
    }
}
