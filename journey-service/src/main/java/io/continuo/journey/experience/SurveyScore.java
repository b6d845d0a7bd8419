package io.continuo.journey.experience;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A score on the scale of its survey. */
public record SurveyScore(Scale scale, BigDecimal score) implements Comparable<SurveyScore> {

    private static final Comparator<SurveyScore> ORDER =
            Comparator.comparing((SurveyScore one) -> one.scale().text()).thenComparing(SurveyScore::score);

    private static final char BETWEEN = '=';

    /** By what it is counted, with others that are equal. */
    String name() {
        return scale.text() + BETWEEN + score.stripTrailingZeros().toPlainString();
    }

    /** Reads the {@link #name}; empty where something else is counted. */
    static Optional<SurveyScore> read(String name) {
        int between = name.indexOf(BETWEEN);
        return between < 0
                ? Optional.empty()
                : Optional.of(new SurveyScore(
                        Scale.read(name.substring(0, between)), new BigDecimal(name.substring(between + 1))));
    }

    /** The scale of a survey that describes none; null where that is unknown. */
    static @Nullable Scale standard(String survey) {
        return switch (survey) {
            case "nps" -> Scale.NPS;
            case "csat" -> Scale.CSAT;
            case "ces" -> Scale.CES;
            default -> null;
        };
    }

    /** Whether an answer is one that the metric can count: NPS is about whole numbers from 0 to 10. */
    static boolean fits(Metric metric, Scale scale, BigDecimal score) {
        boolean likeNps = scale.text().equals(Scale.NPS.text())
                && score.stripTrailingZeros().scale() <= 0;
        return scale.holds(score) && (metric != Metric.NPS || likeNps);
    }

    @Override
    public int compareTo(SurveyScore other) {
        return ORDER.compare(this, other);
    }
}
