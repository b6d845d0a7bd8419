package io.continuo.interaction.cases;

import static io.continuo.interaction.cases.TestCases.MONDAY;
import static io.continuo.interaction.cases.TestCases.SHIPPED;
import static io.continuo.interaction.cases.TestCases.answered;
import static io.continuo.interaction.cases.TestCases.at;
import static io.continuo.interaction.cases.TestCases.moved;
import static io.continuo.interaction.cases.TestCases.opened;
import static io.continuo.interaction.cases.TestCases.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody is told before a promise breaks, and when it does: of each promise once. */
class AlarmsTest {

    private static final Instant FIRST_DUE = MONDAY.plus(Duration.ofHours(1));

    private static Case told(Case before, Duration later) {
        return moved(before.alarm(MONDAY.plus(later)));
    }

    private static void nothing(Case watched, Duration later) {
        assertThat(watched.alarm(MONDAY.plus(later))).isInstanceOf(Decision.Unchanged.class);
    }

    private static List<Change> changes(Case watched) {
        return watched.history().stream().map(CaseEntry::change).toList();
    }

    @Test
    void theWarningComesBeforeTheBreachAndEachOnce() {
        Case open = opened(Priority.URGENT);
        assertThat(Alarms.next(open)).contains(MONDAY.plus(Duration.ofMinutes(45)));
        nothing(open, Duration.ofMinutes(44));
        Case warned = told(open, Duration.ofMinutes(45));
        assertThat(changes(warned)).containsExactly(Change.OPENED, Change.SLA_WARNING);
        assertThat(warned.history().getLast().detail()).isEqualTo(new Detail.Owed(SlaClock.FIRST_RESPONSE, FIRST_DUE));
        nothing(warned, Duration.ofMinutes(59));
        assertThat(Alarms.next(warned)).contains(FIRST_DUE);
        Case breached = told(warned, Duration.ofHours(1));
        assertThat(changes(breached)).containsExactly(Change.OPENED, Change.SLA_WARNING, Change.SLA_BREACHED);
        nothing(breached, Duration.ofHours(2));
        assertThat(Alarms.next(breached)).as("of the resolution").contains(MONDAY.plus(Duration.ofHours(6)));
    }

    @Test
    void whoIsLateTellsOnlyOfTheBreach() {
        Case late = told(opened(Priority.URGENT), Duration.ofHours(9));
        assertThat(changes(late)).containsExactly(Change.OPENED, Change.SLA_BREACHED, Change.SLA_BREACHED);
        assertThat(Alarms.next(late)).isEmpty();
        assertThat(late.history()).extracting(CaseEntry::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aPromiseMadeAnewIsWarnedOfAnew() {
        Case once = told(updated(opened(Priority.URGENT), Duration.ZERO), Duration.ofMinutes(90));
        Case again = told(updated(once, Duration.ofMinutes(91)), Duration.ofMinutes(181));
        assertThat(changes(again))
                .containsExactly(Change.OPENED, Change.UPDATED, Change.SLA_WARNING, Change.UPDATED, Change.SLA_WARNING);
    }

    @Test
    void whatIsKeptIsNotTold() {
        nothing(answered(opened(Priority.URGENT), Duration.ofMinutes(10)), Duration.ofHours(5));
        Case resolved = moved(opened(Priority.URGENT).resolve(at(Duration.ofMinutes(1)), "done"));
        nothing(resolved, Duration.ofDays(9));
        assertThat(Alarms.next(resolved)).isEmpty();
    }

    @Test
    void anotherPriorityIsAnotherPromise() {
        Case warned = told(opened(Priority.URGENT), Duration.ofMinutes(50));
        Case lower = moved(warned.prioritise(at(Duration.ofMinutes(51)), Priority.NORMAL, null, SHIPPED));
        assertThat(Alarms.next(lower)).contains(MONDAY.plus(Duration.ofHours(18)));
    }
}
