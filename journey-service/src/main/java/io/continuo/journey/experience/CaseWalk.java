package io.continuo.journey.experience;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows cases and counts what they come to, each where and when it was opened, or the customer became dissatisfied. */
final class CaseWalk implements Visitor {

    /** Cases that count, of those that count. */
    static final String HITS = "hits";

    static final String ALL = "all";

    /** What has not come to an end yet. */
    static final String PENDING = "pending";

    private final MetricQuery query;
    private final Facts facts;
    private final Grouping grouping;
    private final MetricCounts counts;
    private final Map<Integer, CaseCourse> courses = new LinkedHashMap<>();

    CaseWalk(MetricQuery query, Facts facts, Grouping grouping, MetricCounts counts) {
        this.query = query;
        this.facts = facts;
        this.grouping = grouping;
        this.counts = counts;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        courses.clear();
        long until = query.now().toEpochMilli();
        for (int place = from; place < to && chunk.times()[place] <= until; place++) {
            if (facts.of(chunk, place) instanceof Fact.Move move) {
                courses.computeIfAbsent(
                                facts.link(chunk, place),
                                any -> new CaseCourse(query.settings().sameContact()))
                        .add(move, Instant.ofEpochMilli(chunk.times()[place]), place);
            }
        }
        courses.values().forEach(course -> course.opening().ifPresent(opening -> count(chunk, from, course, opening)));
    }

    private void count(Chunk chunk, int from, CaseCourse course, CaseCourse.Opening opening) {
        if (query.metric() == Metric.DISSATISFACTION_CLOSURE) {
            for (CaseCourse.Displeasure displeasure : course.displeasures()) {
                if (grouping.isCounted(displeasure.at().toEpochMilli())) {
                    Optional<Duration> time = Optional.ofNullable(displeasure.closedAt())
                            .map(closed -> Duration.between(displeasure.at(), closed));
                    time(cell(chunk, from, displeasure.place()), displeasure.at(), time);
                }
            }
        } else if (grouping.isCounted(opening.at().toEpochMilli())) {
            count(cell(chunk, from, opening.place()), course, opening.at());
        }
    }

    private void count(MetricCounts.Counts cell, CaseCourse course, Instant opened) {
        switch (query.metric()) {
            case FCR -> firstContact(cell, course.handled());
            case REGULAR_UPDATES ->
                share(
                        cell,
                        course.longestSilence(query.now())
                                        .compareTo(query.settings().updateEvery())
                                <= 0);
            case RESPONSE_TIME -> time(cell, opened, course.response());
            case RESOLUTION_TIME -> time(cell, opened, course.resolution());
            case NPS, CSAT, CES, DISSATISFACTION_CLOSURE ->
                throw new IllegalStateException(query.metric() + " is not counted by case");
        }
    }

    private void firstContact(MetricCounts.Counts cell, FirstContactTally.Handled handled) {
        FirstContactTally.Denominator denominator = query.settings().denominator();
        if (denominator == FirstContactTally.Denominator.ALL || handled.eligible()) {
            share(cell, handled.isResolvedAtOnce(query.settings().reopenWindow()));
        }
    }

    private static void share(MetricCounts.Counts cell, boolean hit) {
        cell.count(ALL);
        if (hit) {
            cell.count(HITS);
        }
    }

    private void time(MetricCounts.Counts cell, Instant since, Optional<Duration> time) {
        if (time.isEmpty()) {
            cell.count(PENDING);
        }
        if (time.isPresent() || query.settings().soFar()) {
            cell.times().add(time.orElseGet(() -> Duration.between(since, query.now())));
        }
    }

    private MetricCounts.Counts cell(Chunk chunk, int from, int place) {
        Fact fact = facts.all().get(facts.code(chunk, place));
        return counts.of(grouping.cell(chunk, new Grouping.Spot(from, place, place, place, fact)));
    }
}
