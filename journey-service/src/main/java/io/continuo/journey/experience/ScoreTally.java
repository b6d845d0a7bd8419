package io.continuo.journey.experience;

import java.math.BigDecimal;

/** Answers on a scale: the share of good ones (CSAT) and their mean (CES reports both). */
public final class ScoreTally {

    private final Scale scale;
    private final ShareTally good = new ShareTally();
    private final MeanTally mean = new MeanTally();

    public ScoreTally(Scale scale) {
        this.scale = scale;
    }

    /** @throws IllegalArgumentException when the scale has no such answer */
    public void add(int answer) {
        add(BigDecimal.valueOf(answer), 1);
    }

    /**
     * The same answer so many times.
     *
     * @throws IllegalArgumentException when the scale has no such answer
     */
    public void add(BigDecimal answer, long times) {
        scale.check(answer);
        good.add(scale.isGood(answer), times);
        mean.add(answer.doubleValue(), times);
    }

    public void merge(ScoreTally other) {
        good.merge(other.good);
        mean.merge(other.mean);
    }

    /** The share of good answers, from 0 to 100. */
    public Figure goodShare() {
        return good.figure();
    }

    /** On the scale. */
    public Figure mean() {
        return mean.figure();
    }
}
