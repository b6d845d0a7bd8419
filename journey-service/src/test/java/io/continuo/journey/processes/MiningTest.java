package io.continuo.journey.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.continuo.journey.upload.Csv;
import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MiningTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEADER = "customer,event,timestamp";

    /** The six claims for compensation of van der Aalst's "Process Mining" (2011), table 1.1: a letter per activity. */
    private static final String[] CLAIMS = {"abdeh", "adceg", "acdefbdeg", "adbeh", "acdefdcefcdeh", "acdeg"};

    @Test
    void theClassicClaims() {
        ProcessMap map = mine(Csv.of(claims()));

        assertThat(map.cases()).isEqualTo(6);
        assertThat(map.events()).isEqualTo(42);
        assertThat(map.nodes()).hasSize(8);
        assertThat(map.variants()).hasSize(6);
        assertThat(map.edges()).hasSize(16);
        assertThat(map.edges().stream().mapToInt(ProcessMap.Edge::frequency).sum())
                .isEqualTo(36);
        assertThat(map.starts())
                .extracting(ProcessMap.Share::name, ProcessMap.Share::frequency)
                .containsExactly(tuple("a", 6));
        assertThat(map.ends())
                .extracting(ProcessMap.Share::name, ProcessMap.Share::frequency)
                .containsExactly(tuple("g", 3), tuple("h", 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsMayComeInAnyOrderWhenTimesDiffer(long seed) {
        List<String> lines = new ArrayList<>(List.of(claims()));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));

        assertThat(mine(Csv.of(lines.toArray(String[]::new)))).isEqualTo(mine(Csv.of(claims())));
    }

    @Test
    void edgesKnowHowLongTheyTake() {
        ProcessMap map = mine(Csv.of(
                HEADER,
                "1,see,2026-01-01",
                "1,buy,2026-01-03",
                "2,see,2026-01-01",
                "2,buy,2026-01-02",
                "2,see,2026-01-02"));

        ProcessMap.Edge edge = map.edges().getFirst();
        assertThat(edge.from()).isEqualTo("see");
        assertThat(edge.time().mean()).isEqualTo(Duration.ofHours(36));
        assertThat(edge.time().median()).isEqualTo(Duration.ofHours(36));
        assertThat(edge.time().min()).isEqualTo(Duration.ofDays(1));
        assertThat(edge.time().max()).isEqualTo(Duration.ofDays(2));
        assertThat(map.edges().getLast().time().max()).isZero();
    }

    @Test
    void goingRoundInCirclesIsSeen() {
        ProcessMap map = mine(Csv.of(
                HEADER,
                "1,call,2026-01-01",
                "1,call,2026-01-02",
                "1,mail,2026-01-03",
                "1,call,2026-01-04",
                "1,mail,2026-01-05",
                "2,call,2026-01-01"));

        assertThat(map.loops())
                .extracting(ProcessMap.Loop::path, ProcessMap.Loop::frequency)
                .containsExactly(
                        tuple(List.of("call"), 1),
                        tuple(List.of("call", "mail"), 1),
                        tuple(List.of("mail", "call"), 1));
        assertThat(map.nodes())
                .extracting(ProcessMap.Node::name, ProcessMap.Node::repeated)
                .containsExactly(tuple("call", 1), tuple("mail", 1));
    }

    @Test
    void theSankeyCountsCasesByStep() {
        ProcessMap map = asked("event", false, null, null, 2, Csv.of(claims()));

        assertThat(map.sankey())
                .extracting(ProcessMap.Link::step, ProcessMap.Link::from, ProcessMap.Link::to, ProcessMap.Link::cases)
                .containsExactly(
                        tuple(1, "a", "c", 3),
                        tuple(1, "a", "d", 2),
                        tuple(1, "a", "b", 1),
                        tuple(2, "c", "d", 3),
                        tuple(2, "b", "d", 1),
                        tuple(2, "d", "b", 1),
                        tuple(2, "d", "c", 1));
    }

    @Test
    void aCaseMayBeLookedAtInPart() {
        ProcessMap map = asked("event", false, "e", "d", 6, Csv.of(claims()));

        assertThat(map.cases()).isEqualTo(2);
        assertThat(map.variants())
                .extracting(ProcessMap.Variant::path)
                .containsExactly(List.of("e", "f", "b", "d"), List.of("e", "f", "d"));
    }

    @Test
    void anotherColumnMayBeTheActivity() {
        CsvRows rows = Csv.of(
                HEADER + ",Channel",
                "1,see,2026-01-01,web",
                "1,see,2026-01-02,web",
                "1,buy,2026-01-03,store",
                "1,ask,2026-01-04,call_center");

        ProcessMap map = asked("channel", true, null, null, 6, rows);

        assertThat(map.variants())
                .extracting(ProcessMap.Variant::path)
                .containsExactly(List.of("web", "store", "call_center"));
        assertThat(map.edges().getLast().time().mean()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void anEventWithoutAValueInThatColumnIsNoActivity() {
        CsvRows rows = Csv.of(HEADER + ",channel", "1,a,1,web", "1,b,2,", "1,c,3,app", "2,a,1,");

        ProcessMap map = asked("channel", false, null, null, 6, rows);

        assertThat(map.cases()).isEqualTo(1);
        assertThat(map.events()).isEqualTo(2);
        assertThat(map.variants()).extracting(ProcessMap.Variant::path).containsExactly(List.of("web", "app"));
        assertThat(map.edges())
                .extracting(ProcessMap.Edge::from, ProcessMap.Edge::to)
                .containsExactly(tuple("web", "app"));
    }

    @Test
    void manyActivitiesMayHaveOneName() {
        CsvRows rows = Csv.of(HEADER, "1,/p/7,2026-01-01", "1,/p/8,2026-01-02", "1,/cart,2026-01-03");
        ProcessQuestion question = ProcessQuestion.of(
                null, List.of("/p/*=Product", "*=Other"), false, new ProcessQuestion.Part(null, null), null, null);

        ProcessMap map = new Mining().mine(rows, question, NOW);

        assertThat(map.variants())
                .extracting(ProcessMap.Variant::path)
                .containsExactly(List.of("Product", "Product", "Other"));
    }

    @ParameterizedTest
    @CsvSource({
        "/p/*, /p/7, true",
        "/p/*, /p/, true",
        "/p/*, /q/7, false",
        "*, anything, true",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*c, a-b-c, true",
        "a*b*c, a-c-b, false",
        "a*bc*c, abc, false",
        "a**c, abc, true",
        "plain, plain, true",
        "a.c, abc, false"
    })
    void aStarStandsForAnyText(String pattern, String activity, boolean held) {
        Words activities = new Words();
        Grouping grouping = Grouping.of(List.of(pattern + "=Group"));

        int number = grouping.number(activities, activities.number(activity));

        assertThat(grouping.names().text(number)).isEqualTo(held ? "Group" : activity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEADER})
    void withoutEventsThereIsNoData(String body) {
        ProcessMap map = mine(Csv.of(body));

        assertThat(map.status()).isEqualTo(ProcessMap.Status.NO_DATA);
        assertThat(map.duration()).isNull();
        assertThat(map.edges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomLogsAreCountedAsTheyWouldBeByHand(long seed) {
        Random random = new Random(seed);
        Map<String, List<String>> cases = new HashMap<>();
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 500; i++) {
            String customer = "c" + random.nextInt(40);
            String event = "e" + random.nextInt(4);
            cases.computeIfAbsent(customer, id -> new ArrayList<>()).add(event);
            lines.add(customer + "," + event + "," + (1_700_000_000 + i / 3));
        }
        Map<String, Integer> pairs = new HashMap<>();
        cases.values().forEach(path -> {
            for (int i = 1; i < path.size(); i++) {
                pairs.merge(path.get(i - 1) + path.get(i), 1, Integer::sum);
            }
        });

        ProcessMap map = mine(Csv.of(lines.toArray(String[]::new)));

        assertThat(map.cases()).isEqualTo(cases.size());
        assertThat(map.edges())
                .hasSize(pairs.size())
                .allSatisfy(edge -> assertThat(edge.frequency()).isEqualTo(pairs.get(edge.from() + edge.to())));
        assertThat(map.counts().variants())
                .isEqualTo((int) cases.values().stream().distinct().count());
    }

    private static ProcessMap mine(CsvRows rows) {
        return asked("event", false, null, null, 6, rows);
    }

    private static ProcessMap asked(
            String by, boolean collapse, @Nullable String start, @Nullable String end, int depth, CsvRows rows) {
        ProcessQuestion question =
                ProcessQuestion.of(by, List.of(), collapse, new ProcessQuestion.Part(start, end), depth, null);
        return new Mining().mine(rows, question, NOW);
    }

    private static String[] claims() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int number = 0; number < CLAIMS.length; number++) {
            for (int place = 0; place < CLAIMS[number].length(); place++) {
                lines.add(number + 1 + "," + CLAIMS[number].charAt(place) + "," + (1_300_000_000 + place * 3_600));
            }
        }
        return lines.toArray(String[]::new);
    }
}
