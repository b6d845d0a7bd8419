package io.continuo.journey.reading;

/** State cannot be read at the moment; asking again later helps. */
public final class NotServing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotServing(String why) {
        super(why);
    }

    public NotServing(String why, Throwable cause) {
        super(why, cause);
    }
}
