package io.continuo.journey.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events are {@code channel@hour}, {@code channel!@hour} a service contact, {@code channel?@hour} an answer; the last answer comes in at the end. */
class DriversQueryTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static final List<Factor> FACTORS = List.of(
            new Factor.Told("contacts", Factor.Fact.CONTACTS),
            new Factor.Told("service", Factor.Fact.SERVICE_CONTACTS),
            new Factor.Told("handoffs", Factor.Fact.HANDOFFS),
            new Factor.Told("wait", Factor.Fact.LONGEST_WAIT),
            new Factor.Told("repeated", Factor.Fact.REPEATED_CONTACTS),
            new Factor.Told("wrong", Factor.Fact.ERRORS),
            new Factor.Counted("errors", Where.type("Error")),
            new Factor.Item("speed", "items.speed"));

    private final Schema schema = new Schema(List.of("score", "items.speed"));
    private final Columns columns = new Columns(
            schema,
            Storage.MEMORY,
            (customer, any) -> {
                throw new AssertionError("nothing is added here");
            },
            1_000);

    @Test
    void factsAreThoseBeforeTheAnswerWithinTheLookback() {
        // Two answers, so that their difference is what one factor has more than in the other.
        answers("ana", "old@1 web@100 store!@103 store!@110 Error@111", 3, 120, 2);
        answers("ben", "web@100", 9, 120, 5);

        CrossProducts products = Travelled.count(query(Duration.ofHours(50)), columns.snapshot());

        assertThat(products.n()).isEqualTo(2);
        for (int factor = 0; factor < FACTORS.size(); factor++) {
            assertThat(products.isConstant(factor))
                    .as(FACTORS.get(factor).name())
                    .isFalse();
            double direction = FACTORS.get(factor).name().equals("speed") ? 1 : -1;
            assertThat(products.correlation(factor, FACTORS.size())).isCloseTo(direction, within(1e-12));
        }
    }

    @Test
    void anAnswerBeforeIsNoContact() {
        answers("ana", "web@100 web@103", 3, 120, 2);
        answers("ben", "web@100 email?@101 web@103", 9, 120, 5);

        CrossProducts products = Travelled.count(query(Duration.ofHours(50)), columns.snapshot());

        for (String fact : List.of("contacts", "service", "handoffs", "wait")) {
            int factor = FACTORS.stream().map(Factor::name).toList().indexOf(fact);
            assertThat(products.isConstant(factor)).as(fact).isTrue();
        }
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        customer("ana", List.of(), Map.of("score", "good", "items.speed", 1), 10);
        customer("ben", List.of(), Map.of("items.speed", 1), 10);
        customer("eva", List.of(), Map.of("score", 5), 10);
        customer("kim", List.of(), Map.of("score", 5, "items.speed", 1.5), 10);

        assertThat(Travelled.count(query(Duration.ofHours(50)), columns.snapshot())
                        .n())
                .isEqualTo(1);
    }

    @Test
    void theDriverOfAMoodIsFound() {
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            int errors = random.nextInt(4);
            String events = "web@1 app@2 " + "Error@3 ".repeat(errors);
            int score = Math.clamp(9 - 2 * errors + random.nextInt(3), 0, 10);
            answers("customer-" + i, events.strip(), score, 20, random.nextInt(5));
        }

        KeyDrivers found = KeyDrivers.of(
                Travelled.count(query(Duration.ofHours(50)), columns.snapshot()),
                query(Duration.ZERO).names());

        assertThat(found).isInstanceOf(KeyDrivers.Ranked.class);
        KeyDrivers.Ranked ranked = (KeyDrivers.Ranked) found;
        assertThat(ranked.rSquared()).isGreaterThan(0.8);
        assertThat(ranked.drivers().getFirst().factor()).isIn("errors", "wrong", "contacts");
        assertThat(ranked.constant()).contains("service", "repeated");
    }

    private void answers(String customer, String events, int score, int hour, int speed) {
        customer(customer, List.of(events.split(" ")), Map.of("score", score, "items.speed", speed), hour);
    }

    private void customer(String customer, List<String> events, Map<String, Object> answer, int hour) {
        List<Mark> marks = new ArrayList<>();
        for (String event : events) {
            String what = event.substring(0, event.indexOf('@'));
            long time = Long.parseLong(event.substring(event.indexOf('@') + 1)) * HOUR;
            boolean error = what.equals("Error");
            Stage stage = what.endsWith("!") ? Stage.SERVICE : Stage.CONSIDERATION;
            String channel = error ? "web" : what.replaceAll("[!?]", "");
            String source = what.endsWith("?") ? "feedback" : null;
            Shape shape = new Shape(error ? "Error" : "Seen", channel, stage, source, true);
            marks.add(new Mark(time, schema.shapes().code(shape), marks.size(), schema.codes(Map.of())));
        }
        int survey = schema.shapes().code(new Shape("Survey Answered", "email", Stage.ADVOCACY, null, true));
        marks.add(new Mark(hour * HOUR, survey, marks.size(), schema.codes(answer)));
        columns.replace(Run.of(customer, marks, 2));
    }

    private static DriversQuery query(Duration lookback) {
        return new DriversQuery(Where.type("Survey Answered"), "score", FACTORS, lookback, Period.ALWAYS);
    }
}
