package io.continuo.journey.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CaseChanged.Change;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.experience.Lived;
import io.continuo.journey.experience.MetricFigure;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What customers say of the visit before a hand-off, and of the one after it. */
class HandoffSatisfactionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = MONDAY.plus(Duration.ofDays(100));

    private final Lived lived = new Lived();

    @Test
    void anAnswerIsOfTheVisitThatItsContactIsIn() {
        seen("ana", "a1", "web", 0).answer("ana", "csat", "2", "email", at(1));
        seen("ana", "a2", "web", 2);
        seen("ana", "a3", "store", 3).answer("ana", "csat", "5", "store", at(4));
        seen("ana", "a4", "app", 5);

        HandoffView.Said webToStore = said("web", "store");
        HandoffView.Said storeToApp = said("store", "app");

        assertThat(webToStore.before().csat().value()).isZero();
        assertThat(webToStore.after().csat().value()).isEqualTo(100);
        assertThat(storeToApp.before().csat()).isEqualTo(webToStore.after().csat());
        assertThat(storeToApp.after().csat()).isNull();
    }

    @Test
    void anAnswerMayNameTheTouchpointOrTheCaseThatItIsAbout() {
        seen("ana", "a1", "web", 0);
        lived.move("ana", "c1", 1, Change.OPENED, null, at(1));
        seen("ana", "a2", "store", 2);
        lived.answer("ana", "nps", "9", "email", at(300), "a1", null);
        lived.answer("ana", "nps", "0", "email", at(301), null, "c1");
        lived.answer("ana", "nps", "10", "email", at(302), "a2", null);

        assertThat(said("web", "whatsapp").before().nps().value()).isEqualTo(100);
        assertThat(said("web", "whatsapp").after().nps().value()).isEqualTo(-100);
        assertThat(said("whatsapp", "store").after().nps().value()).isEqualTo(100);
    }

    @Test
    void everyFigureSaysOnWhatItRests() {
        for (int i = 0; i < 10; i++) {
            String customer = "c" + i;
            seen(customer, customer + "1", "web", 0);
            seen(customer, customer + "2", "call_center", 1)
                    .answer(customer, "ces", Integer.toString(1 + i % 7), "call_center", at(2));
            lived.answer(customer, "ces", null, "call_center", at(3));
        }

        MetricFigure ces = said("web", "call_center").after().ces();

        assertThat(ces.n()).isEqualTo(10);
        assertThat(ces.skipped()).isEqualTo(10);
        assertThat(ces.low()).isLessThan(ces.value());
        assertThat(ces.high()).isGreaterThan(ces.value());
        assertThat(ces.goodShare()).isNotNull();
    }

    @Test
    void toAnswerASurveyIsNoHandoff() {
        seen("ana", "a1", "store", 0).answer("ana", "nps", "9", "email", at(1));
        seen("ana", "a2", "store", 2);

        assertThat(view().status()).isEqualTo(HandoffView.Status.NO_DATA);
    }

    private Lived seen(String customer, String id, String channel, int hour) {
        return lived.contact(customer, id, "Seen", channel, at(hour), Map.of());
    }

    private static Instant at(int hour) {
        return MONDAY.plus(Duration.ofHours(hour));
    }

    private HandoffView.Said said(String from, String to) {
        return view().handoffs().stream()
                .filter(pair -> pair.from().equals(from) && pair.to().equals(to))
                .findFirst()
                .orElseThrow()
                .figures()
                .satisfaction();
    }

    private HandoffView view() {
        HandoffQuery query = new HandoffQuery(Where.ANY, Period.ALWAYS, Duration.ofDays(30), Duration.ofDays(7), NOW);
        HandoffCounts counts = new HandoffCounts();
        for (Snapshot partition : lived.partitions(3)) {
            counts = counts.plus(Travelled.count(query, partition));
        }
        return HandoffView.of(new Answered<>(counts, new Basis(1, 1, NOW, List.of())));
    }
}
