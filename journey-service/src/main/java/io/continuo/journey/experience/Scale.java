package io.continuo.journey.experience;

/**
 * Which answers a survey takes, and which of them are good; each survey states its own.
 *
 * @param lowest answer
 * @param highest answer
 * @param good the answer from which on they are good; up to which, where {@code lowerIsBetter}
 */
public record Scale(int lowest, int highest, int good, boolean lowerIsBetter) {

    /** Satisfaction from 1 to 5; 4 and 5 are content. */
    public static final Scale CSAT = new Scale(1, 5, 4, false);

    /** Agreement from 1 to 7 that it was easy; 5 to 7 agree. */
    public static final Scale CES = new Scale(1, 7, 5, false);

    public Scale {
        if (lowest >= highest || good < lowest || good > highest) {
            throw new IllegalArgumentException("a scale has a lowest answer, a higher one, and a good one between");
        }
    }

    boolean isGood(int answer) {
        return lowerIsBetter ? answer <= good : answer >= good;
    }

    void check(int answer) {
        if (answer < lowest || answer > highest) {
            throw new IllegalArgumentException("an answer is " + lowest + " to " + highest);
        }
    }
}
