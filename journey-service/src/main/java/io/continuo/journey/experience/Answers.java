package io.continuo.journey.experience;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers to the surveys of satisfaction: {@code nps}, {@code csat} and {@code ces}. Additive, whole numbers only. */
public final class Answers {

    private static final List<Metric> SURVEYS = List.of(Metric.NPS, Metric.CSAT, Metric.CES);

    private final Map<Metric, MetricCounts.Counts> bySurvey = new EnumMap<>(Metric.class);

    /** An answer; to another survey it does not count. */
    public void add(Fact.Answer answer) {
        for (Metric survey : SURVEYS) {
            if (survey.word().equals(answer.survey())) {
                of(survey).count(AnswerWalk.name(survey, answer));
            }
        }
    }

    public void merge(Answers other) {
        other.bySurvey.forEach((survey, counts) -> of(survey).merge(counts));
    }

    private MetricCounts.Counts of(Metric survey) {
        return bySurvey.computeIfAbsent(survey, any -> new MetricCounts.Counts());
    }

    /** What they come to. */
    public Satisfaction satisfaction() {
        return new Satisfaction(figure(Metric.NPS), figure(Metric.CSAT), figure(Metric.CES));
    }

    private @Nullable MetricFigure figure(Metric survey) {
        MetricCounts.Counts counts = bySurvey.get(survey);
        return counts == null ? null : MetricFigure.of(survey, counts);
    }

    public void write(PartialOutput out) {
        for (Metric survey : SURVEYS) {
            MetricCounts.Counts counts = bySurvey.get(survey);
            out.each(counts == null ? List.of() : counts.numbers().entrySet(), number -> {
                out.text(number.getKey());
                out.number(number.getValue());
            });
        }
    }

    public static Answers read(PartialInput in) {
        Answers answers = new Answers();
        for (Metric survey : SURVEYS) {
            in.each(() -> answers.of(survey).numbers().merge(in.text(), in.number(), Long::sum));
        }
        return answers;
    }
}
