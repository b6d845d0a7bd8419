package io.continuo.interaction.cases;

import static io.continuo.interaction.cases.TestCases.MONDAY;
import static io.continuo.interaction.cases.TestCases.SHIPPED;
import static io.continuo.interaction.cases.TestCases.answered;
import static io.continuo.interaction.cases.TestCases.asked;
import static io.continuo.interaction.cases.TestCases.at;
import static io.continuo.interaction.cases.TestCases.moved;
import static io.continuo.interaction.cases.TestCases.opened;
import static io.continuo.interaction.cases.TestCases.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a case allows, and what its clock says. */
class CaseTest {

    @Test
    void withoutAnAnswerItBreachesItsFirstPromiseFirst() {
        Case open = opened(Priority.URGENT);
        assertThat(open.clock().breaching(MONDAY.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(open.clock().breaching(MONDAY.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void anAnswerLeavesTheResolutionDue() {
        Case answered = answered(opened(Priority.URGENT), Duration.ofMinutes(5));
        assertThat(answered.clock().breachesAt()).contains(MONDAY.plus(Duration.ofHours(8)));
        assertThat(moved(answered.resolve(at(Duration.ofHours(9)), "done"))
                        .clock()
                        .breachesAt())
                .isEmpty();
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        Case twice = answered(updated(opened(Priority.LOW), Duration.ofMinutes(5)), Duration.ofMinutes(9));
        assertThat(twice.clock().firstResponseAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(5)));
    }

    @Test
    void anUpdateOwesTheNextOne() {
        Case once = updated(opened(Priority.URGENT), Duration.ofMinutes(10));
        assertThat(once.clock().breachesAt()).contains(MONDAY.plus(Duration.ofMinutes(130)));
        Case twice = updated(once, Duration.ofMinutes(100));
        assertThat(twice.clock().breachesAt()).contains(MONDAY.plus(Duration.ofMinutes(220)));
    }

    @Test
    void nobodyOwesAnUpdateWhileItIsTheCustomersTurn() {
        Case waiting = answered(updated(opened(Priority.URGENT), Duration.ofMinutes(5)), Duration.ofMinutes(10));
        assertThat(waiting.clock().nextUpdate()).isNull();
        Case again = asked(waiting, Duration.ofMinutes(30));
        assertThat(again.clock().breachesAt()).contains(MONDAY.plus(Duration.ofMinutes(150)));
        assertThat(asked(again, Duration.ofMinutes(60)).clock())
                .as("asking again")
                .isEqualTo(again.clock());
    }

    @Test
    void aReopenedCaseIsDueWhenItAlwaysWas() {
        Case resolved = moved(opened(Priority.NORMAL).resolve(at(Duration.ofHours(1)), "done"));
        Case reopened = asked(resolved, Duration.ofDays(5));
        assertThat(reopened.state()).isEqualTo(new CaseState.Open());
        assertThat(reopened.clock().breaching(at(Duration.ofDays(5)).at())).isTrue();
    }

    @Test
    void aHigherPriorityIsDueEarlierButNeverInThePast() {
        Case soon =
                moved(opened(Priority.NORMAL).prioritise(at(Duration.ofMinutes(30)), Priority.URGENT, null, SHIPPED));
        assertThat(soon.clock().firstResponse().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
        Case late = moved(opened(Priority.NORMAL).prioritise(at(Duration.ofHours(12)), Priority.URGENT, null, SHIPPED));
        assertThat(late.clock().firstResponse().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(13)));
        assertThat(late.clock().resolution().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(20)));
        assertThat(late.subject().priority()).isEqualTo(Priority.URGENT);
        assertThat(late.prioritise(at(Duration.ofHours(13)), Priority.URGENT, null, SHIPPED))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aHigherPriorityNeverPostponesTheNextUpdate() {
        Case promised = updated(opened(Priority.HIGH), Duration.ofMinutes(10));
        Instant due = Objects.requireNonNull(promised.clock().nextUpdate()).dueAt();
        Case late = moved(
                promised.prioritise(at(Duration.between(MONDAY, due).plusMinutes(5)), Priority.URGENT, null, SHIPPED));
        assertThat(Objects.requireNonNull(late.clock().nextUpdate()).dueAt()).isEqualTo(due);
        assertThat(late.clock().breaching(due.plusSeconds(300))).isTrue();

        Case early = moved(promised.prioritise(at(Duration.ofMinutes(15)), Priority.URGENT, null, SHIPPED));
        assertThat(Objects.requireNonNull(early.clock().nextUpdate()).dueAt())
                .isEqualTo(MONDAY.plus(Duration.ofMinutes(135)))
                .isBefore(due);
    }

    @Test
    void anUpdateWhileItIsTheCustomersTurnOwesNoOther() {
        Case waiting = answered(opened(Priority.URGENT), Duration.ofMinutes(5));
        Case told = updated(waiting, Duration.ofMinutes(10));
        assertThat(told.state()).isEqualTo(new CaseState.Waiting());
        assertThat(told.clock().nextUpdate()).isNull();
    }

    @Test
    void whatIsShownLateIsDueFromNowOnAndNotBrokenAtOnce() {
        Cause cause = new Cause(Origin.NEGATIVE_POST, "a negative post", "t-1");
        Instant now = MONDAY.plus(Duration.ofHours(20));
        Case escalated = moved(opened(Priority.HIGH).escalate(at(Duration.ofHours(1)), cause, SHIPPED, now));
        assertThat(escalated.clock().resolution().dueAt()).isAfter(now);
        Case reopened = moved(
                moved(answered(opened(Priority.HIGH), Duration.ofMinutes(1)).resolve(at(Duration.ofMinutes(2)), "done"))
                        .escalate(at(Duration.ofHours(1)), cause, SHIPPED, now));
        assertThat(Objects.requireNonNull(reopened.clock().nextUpdate()).warnAt())
                .isAfter(now);
    }

    @Test
    void aMessageThatIsNotThereIsNoSecondOne() {
        for (long sequence : new long[] {0, 2, 999_999_999}) {
            assertThat(opened(Priority.LOW)
                            .cameAgain(sequence, Duration.ofHours(4), Duration.ofDays(7), "case:c:9", SHIPPED))
                    .isInstanceOf(Decision.Unchanged.class);
        }
    }

    @Test
    void dissatisfactionRaisesThePriorityOncePerCause() {
        Cause cause = new Cause(Origin.NEGATIVE_POST, "a negative post", "t-1");
        Case escalated = moved(opened(Priority.NORMAL)
                .escalate(at(Duration.ofHours(1)), cause, SHIPPED, MONDAY.plus(Duration.ofHours(1))));
        assertThat(escalated.subject().priority()).isEqualTo(Priority.HIGH);
        assertThat(escalated.escalate(at(Duration.ofHours(2)), cause, SHIPPED, MONDAY.plus(Duration.ofHours(2))))
                .isInstanceOf(Decision.Unchanged.class);
        Cause next = new Cause(Origin.NEGATIVE_POST, "a negative post", "t-2");
        assertThat(moved(escalated.escalate(at(Duration.ofHours(2)), next, SHIPPED, MONDAY.plus(Duration.ofHours(2))))
                        .subject()
                        .priority())
                .isEqualTo(Priority.URGENT);
    }

    @Test
    void dissatisfactionReopens() {
        Case resolved =
                moved(answered(opened(Priority.NORMAL), Duration.ofHours(1)).resolve(at(Duration.ofHours(2)), "done"));
        Case again = moved(resolved.escalate(
                at(Duration.ofHours(3)),
                new Cause(Origin.FEEDBACK, "csat 1", "t-1"),
                SHIPPED,
                MONDAY.plus(Duration.ofHours(3))));
        assertThat(again.state()).isEqualTo(new CaseState.Open());
        assertThat(again.clock().nextUpdate()).as("somebody owes a word").isNotNull();
        assertThat(again.clock().openedAt()).isEqualTo(MONDAY);
    }

    private static Decision cameAgain(Case written) {
        return written.cameAgain(
                written.history().size(), Duration.ofHours(4), Duration.ofDays(7), "case:c:9", SHIPPED);
    }

    @Test
    void whoHasToAskAgainIsDissatisfiedOncePerCase() {
        Case again = asked(opened(Priority.NORMAL), Duration.ofHours(5));
        Case escalated = moved(cameAgain(again));
        assertThat(escalated.subject().priority()).isEqualTo(Priority.HIGH);
        assertThat(cameAgain(asked(escalated, Duration.ofHours(11)))).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whoAddsSomethingWasAnsweredOrComesLaterDoesNotAskAgain() {
        Case opened = opened(Priority.NORMAL);
        assertThat(cameAgain(asked(opened, Duration.ofHours(1)))).isInstanceOf(Decision.Unchanged.class);
        assertThat(cameAgain(asked(opened, Duration.ofDays(8)))).isInstanceOf(Decision.Unchanged.class);
        assertThat(cameAgain(asked(answered(opened, Duration.ofHours(1)), Duration.ofHours(6))))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aContactIsAMessageOnceUntilItIsTakenOut() {
        Message contact = new Message(Direction.IN, "hello", Detail.Linked.silent("t-1"));
        Case linked = moved(opened(Priority.LOW).message(at(Duration.ofHours(1)), contact, SHIPPED));
        assertThat(linked.message(at(Duration.ofHours(1)), contact, SHIPPED)).isInstanceOf(Decision.Unchanged.class);
        Case without = moved(linked.unlink(any -> at(Duration.ofHours(2)), "t-1"));
        assertThat(without.holds("t-1")).isFalse();
        assertThat(without.unlink(any -> at(Duration.ofHours(2)), "t-1")).isInstanceOf(Decision.Unchanged.class);
        assertThat(moved(without.message(at(Duration.ofHours(3)), contact, SHIPPED))
                        .holds("t-1"))
                .isTrue();
    }

    @Test
    void whatOnlyAWrongContactReopenedIsAsResolvedAsBeforeWithoutIt() {
        Case resolved = moved(opened(Priority.LOW).resolve(at(Duration.ofHours(1)), "done"));
        Case reopened = moved(resolved.message(at(Duration.ofHours(5)), wrong("t-1"), SHIPPED));
        assertThat(reopened.state()).isEqualTo(new CaseState.Open());

        Case without = moved(reopened.unlink(any -> at(Duration.ofHours(6)), "t-1"));

        assertThat(without.state()).isEqualTo(new CaseState.Resolved("done"));
        assertThat(without.clock()).isEqualTo(resolved.clock());
        assertThat(without.history().getLast().change())
                .as("nobody is asked once more")
                .isEqualTo(Change.UNLINKED);
    }

    @Test
    void whatWasResolvedWithoutWordsIsAsResolvedAsBefore() {
        Case resolved = moved(opened(Priority.LOW).resolve(at(Duration.ofHours(1)), null));
        Case reopened = moved(resolved.message(at(Duration.ofHours(5)), wrong("t-1"), SHIPPED));

        Case without = moved(reopened.unlink(any -> at(Duration.ofHours(6)), "t-1"));

        assertThat(without.state()).isEqualTo(new CaseState.Resolved(null));
    }

    @Test
    void whatSomebodyWorkedOnOrAnotherReopenedStaysOpen() {
        Case resolved = moved(opened(Priority.LOW).resolve(at(Duration.ofHours(1)), "done"));
        Case reopened = moved(resolved.message(at(Duration.ofHours(5)), wrong("t-1"), SHIPPED));
        Case second = moved(reopened.message(at(Duration.ofHours(6)), wrong("t-2"), SHIPPED));
        Case worked = answered(reopened, Duration.ofHours(6));
        Case unhappy = moved(reopened.escalate(
                at(Duration.ofHours(6)),
                new Cause(Origin.FEEDBACK, "csat 1", "t-3"),
                SHIPPED,
                MONDAY.plus(Duration.ofHours(6))));

        for (Case going : List.of(second, worked, unhappy)) {
            assertThat(moved(going.unlink(any -> at(Duration.ofHours(7)), "t-1"))
                            .state())
                    .isInstanceOf(CaseState.Unresolved.class);
        }
    }

    private static Message wrong(String touchpointId) {
        return new Message(Direction.IN, "hello", Detail.Linked.silent(touchpointId));
    }

    @Test
    void theHistoryHasAnEnd() {
        Case full = opened(Priority.NORMAL);
        while (full.history().size() < Case.MAX_ENTRIES) {
            full = asked(full, Duration.ofHours(1));
        }
        assertThat(full.message(at(Duration.ofHours(1)), Message.of(Direction.IN, "hello"), SHIPPED))
                .isInstanceOf(Decision.HistoryFull.class);
        assertThat(full.isFull()).isTrue();
        assertThat(opened(Priority.NORMAL).isFull()).isFalse();
    }
}
