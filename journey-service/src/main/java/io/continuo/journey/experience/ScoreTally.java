package io.continuo.journey.experience;

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
        scale.check(answer);
        good.add(scale.isGood(answer));
        mean.add(answer);
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
