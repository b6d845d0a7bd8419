package io.continuo.journey.friction;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes what a {@link FrictionWalk} finds, customer by customer. */
interface Found {

    /** What follows is of another customer. */
    void begin();

    /** Whether contacts of that time are asked for. */
    boolean isCounted(long time);

    /**
     * A contact that is asked for.
     *
     * @param badly how it went on after it; null while that is not known
     */
    void contact(long time, @Nullable Boolean badly);

    /**
     * Something that hurts, whenever it was.
     *
     * @param time of the touchpoint at which it shows
     * @param since when it hurt; of slow waits, when they had become slow
     * @param badly how it went on after it; null while that is not known
     */
    void happened(Spot spot, long time, long since, @Nullable Boolean badly);

    /** A contact that is asked for was a loss by itself, or could have been one. */
    void could(Spot spot, long time, boolean lost);

    /** That was all of the customer. */
    void end(Supplier<String> customer);
}
