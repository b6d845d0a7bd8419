package io.continuo.journey.funnel;

import java.util.Arrays;

/**
 * Gives steps touchpoints that can be them, each touchpoint to one step: a bipartite matching that grows by augmenting
 * paths (Kuhn 1955).
 */
final class Assignment {

    private static final int FREE = -1;

    private final int[] touchOf;
    private int[] masks = new int[0];
    private int[] stepOf = new int[0];
    private int touches;

    Assignment(int steps) {
        this.touchOf = new int[steps];
    }

    /** Begins anew with no touchpoint. */
    void clear() {
        touches = 0;
        Arrays.fill(touchOf, FREE);
    }

    /** One more touchpoint that can be the steps of the mask; its number. */
    int add(int mask) {
        if (touches == masks.length) {
            masks = Arrays.copyOf(masks, Math.max(16, touches * 2));
            stepOf = Arrays.copyOf(stepOf, masks.length);
        }
        masks[touches] = mask;
        stepOf[touches] = FREE;
        return touches++;
    }

    /** Takes all touchpoints back, and keeps them. */
    void release() {
        Arrays.fill(touchOf, FREE);
        Arrays.fill(stepOf, 0, touches, FREE);
    }

    /** Whether the step can get a touchpoint as well; the others may get other ones than before. */
    boolean assign(int step) {
        return giveStep(step, new boolean[touches]);
    }

    private boolean giveStep(int step, boolean[] visited) {
        for (int touch = 0; touch < touches; touch++) {
            if ((masks[touch] & (1 << step)) != 0 && !visited[touch]) {
                visited[touch] = true;
                if (stepOf[touch] == FREE || giveStep(stepOf[touch], visited)) {
                    stepOf[touch] = step;
                    touchOf[step] = touch;
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the touchpoint can be a step as well; the others may become other steps than before. */
    boolean use(int touch) {
        return giveTouch(touch, new boolean[touchOf.length]);
    }

    private boolean giveTouch(int touch, boolean[] visited) {
        for (int step = 0; step < touchOf.length; step++) {
            if ((masks[touch] & (1 << step)) != 0 && !visited[step]) {
                visited[step] = true;
                if (touchOf[step] == FREE || giveTouch(touchOf[step], visited)) {
                    touchOf[step] = touch;
                    stepOf[touch] = step;
                    return true;
                }
            }
        }
        return false;
    }

    /** The touchpoint of a step; -1 when it has none. */
    int touch(int step) {
        return touchOf[step];
    }

    /** Gives the step's touchpoint back. */
    void release(int step) {
        if (touchOf[step] != FREE) {
            stepOf[touchOf[step]] = FREE;
            touchOf[step] = FREE;
        }
    }
}
