package io.continuo.journey.columns;

/** What the columns were made of, to be asked where they do not know enough themselves. */
@FunctionalInterface
public interface Source {

    /** All touchpoints of a customer as they are now; an empty run when there are none. */
    Run read(String customer, Schema schema);
}
