package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CaseChanged;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.FeedbackGiven;
import io.continuo.events.Identifier;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.journey.experience.By;
import io.continuo.journey.experience.Metric;
import io.continuo.journey.experience.MetricQuery;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Period;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers and cases are on journeys like touchpoints: once, and wherever their identifier belongs. */
class FeedbackAndCasesTest {

    private static final Identifier TABLET = Identifier.parse("device_id:tablet");
    private static final Instant MORNING = Instant.parse("2026-01-02T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final DrivenTopology topology = new DrivenTopology();

    @BeforeEach
    void aStrangerWithATablet() {
        topology.map("device_id:tablet", "stranger", 1);
        topology.map("email:ana@example.com", "ana", 2);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void whatIsToldTwiceAndRepeatedIsOnTheJourneyOnce() {
        for (int i = 0; i < 2; i++) {
            feedback("f1", 10);
            touchpoint("feedback:f1", "Feedback Given", "feedback");
            moved("c1", 1, Change.OPENED);
            touchpoint("case:c1:1", "Case Opened", "cases");
            moved("c1", 2, Change.ESCALATED);
        }

        assertThat(topology.idsOf("stranger")).containsExactly("case:c1:1", "case:c1:2", "feedback:f1");
        assertThat(counts(Metric.NPS)).contains("0..10=10\2");
    }

    @Test
    void whatSomebodyElseCallsFeedbackIsNone() {
        touchpoint("x", "Feedback Given", "shop");

        assertThat(topology.idsOf("stranger")).containsExactly("x");
        assertThat(counts(Metric.NPS)).isEqualTo("\0");
    }

    @Test
    void undoingAMergeGivesTheOldFiguresExactly() {
        feedback("f1", 10);
        moved("c1", 1, Change.OPENED);
        topology.touchpoint("o", "Order Completed", "store", "2026-01-01T10:00:00Z", "email:ana@example.com", Map.of());
        String before = counts(Metric.NPS) + counts(Metric.RESPONSE_TIME);

        topology.map("device_id:tablet", "ana", 3);
        String merged = counts(Metric.NPS) + counts(Metric.RESPONSE_TIME);
        topology.map("device_id:tablet", "stranger", 4);

        assertThat(merged).contains("new").doesNotContain("prospect");
        assertThat(counts(Metric.NPS) + counts(Metric.RESPONSE_TIME))
                .isEqualTo(before)
                .contains("prospect");
    }

    @Test
    void whoIsErasedIsInNoFigure() {
        feedback("f1", 10);
        moved("c1", 1, Change.OPENED);

        topology.erase("p1", Instant.parse("2026-06-01T00:00:00Z"), List.of("stranger"), "device_id:tablet");
        feedback("f1", 10);

        assertThat(topology.idsOf("stranger")).isEmpty();
        assertThat(counts(Metric.NPS)).isEqualTo("\0");
        assertThat(counts(Metric.RESPONSE_TIME)).isEqualTo("\0");
    }

    @Test
    void whoIsNotErasedKeepsTheirFiguresWhenOthersAre() {
        feedback("f1", 10);
        moved("c1", 1, Change.OPENED);
        String before = counts(Metric.NPS) + counts(Metric.RESPONSE_TIME);
        topology.touchpoint("o", "Order Completed", "store", "2026-01-01T10:00:00Z", "email:ana@example.com", Map.of());

        topology.erase("p1", Instant.parse("2026-06-01T00:00:00Z"), List.of("ana"), "email:ana@example.com");

        assertThat(counts(Metric.NPS) + counts(Metric.RESPONSE_TIME)).isEqualTo(before);
    }

    @Test
    void aChangeThatNobodyKnowsYetIsPassedOver() {
        CaseChanged changed = changed("c1", 1, Change.OPENED);
        String json = EventJson.write(changed).replace("\"opened\"", "\"praised\"");
        topology.pipe(Topics.CASES.name(), changed.logKey(), json);

        assertThat(topology.idsOf("stranger")).isEmpty();
        assertThat(topology.parked().isEmpty()).isTrue();
    }

    private String counts(Metric metric) {
        MetricQuery query = MetricQuery.of(metric, List.of(By.parse("customer_type")), Period.ALWAYS, NOON);
        PartialOutput out = new PartialOutput();
        query.count(topology.snapshot()).write(out);
        return new String(out.toBytes(), StandardCharsets.ISO_8859_1);
    }

    private void feedback(String id, int score) {
        FeedbackGiven given = new FeedbackGiven(
                id,
                "nps",
                BigDecimal.valueOf(score),
                List.of(TABLET),
                null,
                null,
                new Channel("web"),
                NOON,
                null,
                null,
                null);
        topology.pipe(Topics.FEEDBACK.name(), given.logKey(), EventJson.write(given));
    }

    private void moved(String caseId, long sequence, Change change) {
        CaseChanged changed = changed(caseId, sequence, change);
        topology.pipe(Topics.CASES.name(), changed.logKey(), EventJson.write(changed));
    }

    private static CaseChanged changed(String caseId, long sequence, Change change) {
        return new CaseChanged(
                caseId,
                sequence,
                change,
                CaseChanged.State.OPEN,
                CaseChanged.Kind.COMPLAINT,
                TABLET,
                new Channel("whatsapp"),
                null,
                MORNING,
                MORNING,
                null,
                null,
                null);
    }

    private void touchpoint(String id, String type, String source) {
        TouchpointRecorded recorded = new TouchpointRecorded(
                id,
                type,
                new Channel("web"),
                MORNING,
                MORNING,
                List.of(TABLET),
                Map.of("survey", "nps", "score", 1),
                null,
                source);
        topology.pipe(Topics.TOUCHPOINTS.name(), recorded.logKey(), EventJson.write(recorded));
    }
}
