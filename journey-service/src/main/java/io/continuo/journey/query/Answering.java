package io.continuo.journey.query;

/** Answers questions over all journeys. */
public interface Answering {

    /** See {@link Answerer#ask}. */
    <P extends Partial<P>> Answered<P> ask(Question<P> question);
}
