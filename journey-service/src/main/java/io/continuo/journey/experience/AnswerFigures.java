package io.continuo.journey.experience;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of answers that were counted by scale and score.
 *
 * @param mean no data where answers are on several scales: they have no mean
 * @param byScore how many answers there are of each score, by scale
 */
record AnswerFigures(Figure nps, Figure goodShare, Figure mean, SortedMap<SurveyScore, Long> byScore) {

    static AnswerFigures of(MetricCounts.Counts counts) {
        SortedMap<SurveyScore, Long> byScore = new TreeMap<>();
        SortedMap<String, ScoreTally> byScale = new TreeMap<>();
        NpsTally nps = new NpsTally();
        counts.numbers()
                .forEach((name, times) -> SurveyScore.read(name).ifPresent(score -> {
                    byScore.put(score, times);
                    byScale.computeIfAbsent(score.scale().text(), any -> new ScoreTally(score.scale()))
                            .add(score.score(), times);
                    if (SurveyScore.fits(Metric.NPS, score.scale(), score.score())) {
                        nps.add(score.score().intValueExact(), times);
                    }
                }));
        Optional<ScoreTally> all = byScale.values().stream().reduce((one, other) -> {
            one.merge(other);
            return one;
        });
        Figure mean = byScale.size() == 1 ? byScale.get(byScale.firstKey()).mean() : Figure.none();
        return new AnswerFigures(nps.figure(), all.map(ScoreTally::goodShare).orElse(Figure.none()), mean, byScore);
    }
}
