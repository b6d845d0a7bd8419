package io.continuo.journey.export;

import io.continuo.events.CustomerId;
import io.continuo.journey.customer.Step;
import java.io.IOException;
import java.util.List;

/**
 * Writes journeys one after another in some format. The stream is the caller's: it stays open. What is written without
 * {@link #end()} is no whole document, and its readers notice.
 */
interface JourneyWriter {

    void write(CustomerId customer, List<Step> steps) throws IOException;

    /** Completes the document. */
    void end() throws IOException;

    /** Frees what it holds, whether it was completed or not. */
    default void discard() throws IOException {}
}
