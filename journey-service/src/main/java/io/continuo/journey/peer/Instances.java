package io.continuo.journey.peer;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows which instance has which partition of the journeys. */
public interface Instances {

    /** By {@code host:port} of another instance: which of these partitions it has. Those that nobody has are left out. */
    Map<String, List<Integer>> holding(Collection<Integer> partitions);
}
