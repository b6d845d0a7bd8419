package io.continuo.journey.query;

import java.util.List;
import java.util.function.Supplier;

/** The other instances. */
public interface Elsewhere {

    /** There are none. */
    Elsewhere NOWHERE = new Elsewhere() {
        @Override
        public <P extends Partial<P>> Supplier<List<Share<P>>> ask(Question<P> question, List<Integer> partitions) {
            return List::of;
        }
    };

    /**
     * Asks about partitions that are not here. Returns at once.
     *
     * @return waits, within bounds, for what is said; of a partition nobody answered for there is nothing. Throws {@link
     *     Unanswerable} when one says so
     */
    <P extends Partial<P>> Supplier<List<Share<P>>> ask(Question<P> question, List<Integer> partitions);
}
