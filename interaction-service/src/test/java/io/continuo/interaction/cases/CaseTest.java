package io.continuo.interaction.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a case allows, and what its clock says. */
class CaseTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static Contact at(Duration later) {
        return new Contact(new Channel("web"), "agent", MONDAY.plus(later));
    }

    private static Case opened(Priority priority) {
        CaseSubject subject = new CaseSubject(Identifier.parse("email:a@b.c"), "Warm", Kind.COMPLAINT, priority);
        return Case.open(new CaseId("c"), subject, at(Duration.ZERO));
    }

    private static Case moved(Decision decision) {
        return ((Decision.Moved) decision).next();
    }

    @Test
    void withoutAnAnswerItBreachesItsFirstPromiseFirst() {
        Case open = opened(Priority.URGENT);
        assertThat(open.clock().breaching(MONDAY.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(open.clock().breaching(MONDAY.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void anAnswerLeavesTheResolutionDue() {
        Case answered = moved(opened(Priority.URGENT).message(at(Duration.ofMinutes(5)), Direction.OUT, "hello"));
        assertThat(answered.clock().breachesAt()).contains(MONDAY.plus(Duration.ofHours(8)));
        assertThat(moved(answered.resolve(at(Duration.ofHours(9)), "done"))
                        .clock()
                        .breachesAt())
                .isEmpty();
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        Case twice = moved(moved(opened(Priority.LOW).update(at(Duration.ofMinutes(5)), "soon"))
                .message(at(Duration.ofMinutes(9)), Direction.OUT, "hello"));
        assertThat(twice.clock().firstResponseAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aReopenedCaseIsDueWhenItAlwaysWas() {
        Case resolved = moved(opened(Priority.NORMAL).resolve(at(Duration.ofHours(1)), "done"));
        Case reopened = moved(resolved.message(at(Duration.ofDays(5)), Direction.IN, "no"));
        assertThat(reopened.state()).isEqualTo(new CaseState.Open());
        assertThat(reopened.clock().breaching(at(Duration.ofDays(5)).at())).isTrue();
    }

    @Test
    void theHistoryHasAnEnd() {
        Case full = opened(Priority.NORMAL);
        while (full.history().size() < Case.MAX_ENTRIES) {
            full = moved(full.message(at(Duration.ofHours(1)), Direction.IN, "hello"));
        }
        assertThat(full.message(at(Duration.ofHours(1)), Direction.IN, "hello"))
                .isInstanceOf(Decision.HistoryFull.class);
    }
}
