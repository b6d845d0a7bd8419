package io.continuo.journey.query;

/** What some of the customers come to; adds up with what the others come to. */
public interface Partial<P extends Partial<P>> {

    /** Both together; may change and return this one. Partitions are added in the order of their numbers. */
    P plus(P other);

    /** Writes everything that adding up needs, texts instead of the numbers of a dictionary. */
    void write(PartialOutput out);
}
