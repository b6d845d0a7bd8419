package io.continuo.journey.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.continuo.journey.row.JsonRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever reads the same log comes to the same settings. */
class ShelfTest {

    private static final SettingKey KEY = new SettingKey("maps", "retail");

    private final Shelf shelf = new Shelf();
    private final List<Integer> told = new ArrayList<>();

    ShelfTest() {
        shelf.listen(edition -> told.add(edition.version()));
        shelf.builtIn(Edition.builtIn(KEY, TextNode.valueOf("as it came")));
    }

    @Test
    void ofTwoWhoChangedTheSameVersionTheFirstInTheLogDid() {
        read("a", 2, "ana's");
        read("b", 2, "ben's");

        assertThat(shelf.holds("a")).isTrue();
        assertThat(shelf.holds("b")).isFalse();
        assertThat(latest()).isEqualTo("ana's");
        assertThat(told).containsExactly(2);
    }

    @Test
    void readingTheLogAgainChangesNothing() {
        read("a", 2, "ana's");
        read("b", 3, "ben's");
        read("a", 2, "ana's");
        read("b", 3, "ben's");

        assertThat(latest()).isEqualTo("ben's");
        assertThat(shelf.versions(KEY)).extracting(Edition::version).containsExactly(3, 2, 1);
        assertThat(told).containsExactly(2, 3);
    }

    @Test
    void whatIsTakenOutIsNoVersionAnyMore() {
        read("a", 2, "ana's");
        read("late", 2, "too late");
        read("b", 3, "ben's");
        assertThat(shelf.olderThan(KEY, 1)).containsExactly("a", "late");

        shelf.read("late", null);
        shelf.read("a", null);

        assertThat(shelf.version(KEY, 2)).isEmpty();
        assertThat(latest()).isEqualTo("ben's");
        assertThat(shelf.olderThan(KEY, 1)).isEmpty();
    }

    @Test
    void aLogThatBeginsLaterIsReadFromThereOn() {
        read("z", 57, "the latest");

        assertThat(latest()).isEqualTo("the latest");
        assertThat(shelf.all("maps")).extracting(Edition::version).containsExactly(57);
    }

    @Test
    void anEntryOfALaterReleaseIsPassedOver() {
        shelf.read("x", "what is this".getBytes(StandardCharsets.UTF_8));

        assertThat(latest()).isEqualTo("as it came");
        assertThat(told).isEmpty();
    }

    private void read(String entry, int version, String value) {
        shelf.read(entry, JsonRow.write(new Edition(KEY, version, Instant.EPOCH, "ana", TextNode.valueOf(value))));
    }

    private String latest() {
        return shelf.latest(KEY).orElseThrow().value().textValue();
    }
}
