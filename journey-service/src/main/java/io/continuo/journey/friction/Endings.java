package io.continuo.journey.friction;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.experience.Facts;
import java.time.Duration;
import java.util.Arrays;

/**
 * How it goes on with a customer after each of their touchpoints. It ends <em>badly</em> when the customer is lost: after
 * a contact that was no purchase they do not come again for so long; or when a sign of dissatisfaction follows as soon. As
 * long as less time has passed and neither is to be seen, it is not known.
 */
final class Endings {

    private static final int NONE = -1;

    private final Kinds kinds;
    private final Facts facts;
    private final long lostAfter;
    private final long now;

    private Chunk chunk;
    private int from;
    /** By place, from the customer's first touchpoint on: the next place where the customer came; the next sign. */
    private int[] nextMet = new int[0];

    private int[] nextSign = new int[0];

    Endings(Kinds kinds, Facts facts, Duration lostAfter, long now, Chunk none) {
        this.kinds = kinds;
        this.facts = facts;
        this.lostAfter = lostAfter.toMillis();
        this.now = now;
        this.chunk = none;
    }

    /** Looks at a customer, before anything is asked. */
    void of(Chunk journey, int first, int end) {
        chunk = journey;
        from = first;
        int size = end - first;
        if (nextMet.length < size) {
            nextMet = Arrays.copyOf(nextMet, size);
            nextSign = Arrays.copyOf(nextSign, size);
        }
        int met = NONE;
        int sign = NONE;
        for (int i = size - 1; i >= 0; i--) {
            nextMet[i] = met;
            nextSign[i] = sign;
            int place = first + i;
            met = kinds.isMet(chunk.shapes()[place]) ? place : met;
            sign = facts.isDispleasure(chunk, place) ? place : sign;
        }
    }

    /** The customer's next contact; the first touchpoint's place less one where there is none. */
    int nextMet(int place) {
        return nextMet[place - from];
    }

    boolean isLost(int place) {
        return !kinds.isPurchase(chunk.shapes()[place]) && !isSoon(nextMet[place - from], place);
    }

    /** Whether it is known by now whether the customer is lost. */
    boolean isLossKnown(int place) {
        return kinds.isPurchase(chunk.shapes()[place])
                || nextMet[place - from] != NONE
                || now - chunk.times()[place] > lostAfter;
    }

    boolean isBad(int place) {
        return isSoon(nextSign[place - from], place) || (isLossKnown(place) && isLost(place));
    }

    boolean isKnown(int place) {
        return isSoon(nextSign[place - from], place) || isLossKnown(place);
    }

    private boolean isSoon(int next, int place) {
        return next != NONE && chunk.times()[next] - chunk.times()[place] <= lostAfter;
    }
}
