package io.continuo.journey.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
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
        assertThat(here.put(KEY, null, "ana", "ours").version()).isEqualTo(1);

        assertThat(there.latest(KEY).orElseThrow().value().textValue()).isEqualTo("ours");
        assertThat(there.put(KEY, "\"1\"", "ana", "theirs").version()).isEqualTo(2);
        assertThat(here.versions(KEY)).extracting(Edition::version).containsExactly(2, 1);
    }

    @Test
    void whoDecidedOnAnotherVersionIsRefused() {
        here.put(KEY, null, "ana", "ours");
        there.put(KEY, null, "ana", "theirs");

        assertStatus(412, () -> here.put(KEY, "\"1\"", "ana", "late"));
        assertThat(here.latest(KEY).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void ofTwoAtTheSameTimeOneIsSecond() {
        here.put(KEY, null, "ana", "ours");
        meanwhile = () -> there.put(KEY, "\"1\"", "ana", "theirs");
        assertStatus(412, () -> here.put(KEY, "\"1\"", "ana", "late"));

        meanwhile = () -> there.put(KEY, null, "ana", "theirs again");
        assertThat(here.put(KEY, null, "ana", "ours again").version()).isEqualTo(4);
        assertThat(there.version(KEY, 3).orElseThrow().value().textValue()).isEqualTo("theirs again");
        assertThat(log.values())
                .as("who lost leaves nothing")
                .filteredOn(value -> value == null)
                .hasSize(2);
    }

    @Test
    void sayingTheSameAgainIsNoVersion() {
        here.put(KEY, null, "ana", "ours");

        assertThat(there.put(KEY, null, "ana", "ours").version()).isEqualTo(1);
        assertThat(log).hasSize(1);
    }

    @Test
    void oldVersionsGo() {
        for (int i = 0; i < Settings.KEPT_VERSIONS + 10; i++) {
            here.put(KEY, null, "ana", "number " + i);
        }

        List<Integer> kept = new ArrayList<>();
        there.versions(KEY).forEach(edition -> kept.add(edition.version()));
        assertThat(kept)
                .hasSize(Settings.KEPT_VERSIONS)
                .startsWith(Settings.KEPT_VERSIONS + 10)
                .endsWith(11);
    }

    @Test
    void whatIsDeletedIsGoneWithItsVersionsAndItsNumbersGoOn() {
        here.put(KEY, null, "ana", "ours");
        here.put(KEY, null, "ben", "better");

        there.delete(KEY, "\"2\"");

        assertThat(here.latest(KEY)).isEmpty();
        assertThat(here.all("maps")).isEmpty();
        assertThat(here.versions(KEY)).isEmpty();
        assertThat(here.version(KEY, 1)).isEmpty();
        assertThat(log.values().stream().filter(value -> value != null))
                .as("nobody finds in the log who decided what")
                .singleElement()
                .satisfies(value -> assertThat(new String(value, StandardCharsets.UTF_8))
                        .contains("\"value\":null")
                        .doesNotContain("ana", "ben"));
        assertStatus(412, () -> here.put(KEY, "\"2\"", "ana", "late"));
        assertThat(here.put(KEY, null, "ana", "anew").version()).isEqualTo(4);
    }

    @Test
    void deletingWhatHasChangedIsRefusedAndWhatIsNotThereIsNothing() {
        here.put(KEY, null, "ana", "ours");
        there.put(KEY, null, "ana", "theirs");

        assertStatus(412, () -> here.delete(KEY, "\"1\""));
        here.delete(new SettingKey("maps", "nobody's"), null);

        assertThat(there.latest(KEY).orElseThrow().by()).isEqualTo("ana");
        assertThat(log).hasSize(2);
    }

    @Test
    void withoutTheLogNothingIsSaid() {
        away = true;
        assertStatus(503, () -> here.put(KEY, null, "ana", "ours"));
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
