package io.continuo.journey.query;

/** The journeys show that a question has no answer, for a reason of the caller's: too many values to be told apart. */
public final class Unanswerable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * @param pointer to the field of the request that is the reason
     * @param detail what is wrong with it
     */
    public Unanswerable(String pointer, String detail) {
        super(detail, null, false, false);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
