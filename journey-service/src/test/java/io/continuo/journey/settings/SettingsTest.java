package io.continuo.journey.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two instances over one log. */
class SettingsTest {

    private static final SettingKey KEY = new SettingKey("maps", "ours");

    private final List<Shelf> shelves = List.of(new Shelf(), new Shelf());
    private final Map<String, byte @Nullable []> log = new LinkedHashMap<>();
    private final Settings here = settings(0);
    private final Settings there = settings(1);
    private @Nullable Runnable meanwhile;
    private boolean read = true;
    private boolean away;

    /** Every instance has read what is written as soon as it is. */
    private final class Log implements SettingsLog {

        @Override
        public boolean isRead() {
            return read;
        }

        @Override
        public void write(String key, byte @Nullable [] value) {
            if (away) {
                throw new Unavailable("away");
            }
            Runnable first = meanwhile;
            meanwhile = null;
            if (first != null) {
                first.run();
            }
            log.put(key, value);
            shelves.forEach(shelf -> shelf.read(key, value));
        }
    }

    private Settings settings(int instance) {
        return new Settings(shelves.get(instance), new Log(), InstantSource.fixed(Instant.EPOCH));
    }

    @Test
    void whatOneInstanceDecidesAllKnow() {
        assertThat(here.put(KEY, null, "ours").version()).isEqualTo(1);

        assertThat(there.latest(KEY).orElseThrow().value().textValue()).isEqualTo("ours");
        assertThat(there.put(KEY, "\"1\"", "theirs").version()).isEqualTo(2);
        assertThat(here.versions(KEY)).extracting(Edition::version).containsExactly(2, 1);
    }

    @Test
    void whoDecidedOnAnotherVersionIsRefused() {
        here.put(KEY, null, "ours");
        there.put(KEY, null, "theirs");

        assertStatus(412, () -> here.put(KEY, "\"1\"", "late"));
        assertThat(here.latest(KEY).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void ofTwoAtTheSameTimeOneIsSecond() {
        here.put(KEY, null, "ours");
        meanwhile = () -> there.put(KEY, "\"1\"", "theirs");
        assertStatus(412, () -> here.put(KEY, "\"1\"", "late"));

        meanwhile = () -> there.put(KEY, null, "theirs again");
        assertThat(here.put(KEY, null, "ours again").version()).isEqualTo(4);
        assertThat(there.version(KEY, 3).orElseThrow().value().textValue()).isEqualTo("theirs again");
        assertThat(log.values())
                .as("who lost leaves nothing")
                .filteredOn(value -> value == null)
                .hasSize(2);
    }

    @Test
    void sayingTheSameAgainIsNoVersion() {
        here.put(KEY, null, "ours");

        assertThat(there.put(KEY, null, "ours").version()).isEqualTo(1);
        assertThat(log).hasSize(1);
    }

    @Test
    void oldVersionsGo() {
        for (int i = 0; i < Settings.KEPT_VERSIONS + 10; i++) {
            here.put(KEY, null, "number " + i);
        }

        List<Integer> kept = new ArrayList<>();
        there.versions(KEY).forEach(edition -> kept.add(edition.version()));
        assertThat(kept)
                .hasSize(Settings.KEPT_VERSIONS)
                .startsWith(Settings.KEPT_VERSIONS + 10)
                .endsWith(11);
    }

    @Test
    void withoutTheLogNothingIsSaid() {
        away = true;
        assertStatus(503, () -> here.put(KEY, null, "ours"));
        read = false;
        assertStatus(503, () -> here.latest(KEY));
    }

    private static void assertStatus(int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
    }
}
