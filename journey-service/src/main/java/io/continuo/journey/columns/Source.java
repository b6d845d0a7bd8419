package io.continuo.journey.columns;

/** What the columns were made of, to be asked where they do not know enough themselves. */
@FunctionalInterface
public interface Source {

    /**
     * All touchpoints of a customer as they are now; an empty run when there are none.
     *
     * @throws Gone when the source is no longer here
     */
    Run read(String customer, Schema schema);

    /** The partition moved away. */
    final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Gone(Throwable cause) {
            super(cause);
        }
    }
}
