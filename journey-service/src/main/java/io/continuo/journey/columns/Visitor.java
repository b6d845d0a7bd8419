package io.continuo.journey.columns;

import java.util.function.Supplier;

/** Is shown every customer of a scan. */
@FunctionalInterface
public interface Visitor {

    /**
     * One customer's touchpoints, in journey order.
     *
     * @param chunk holds them, until the call returns
     * @param from the first one's place in the chunk
     * @param to the place after the last one
     * @param customer tells the customer's id, until the call returns
     */
    void customer(Chunk chunk, int from, int to, Supplier<String> customer);
}
