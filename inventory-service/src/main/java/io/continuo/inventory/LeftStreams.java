package io.continuo.inventory;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** A client that leaves its stream is no error and is not logged as one; whatever else ends a stream is. */
@LoggingFilter(name = "left-streams")
public final class LeftStreams implements Filter {

    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    /** What the server says of a connection that is gone, in exceptions of no type of their own. */
    private static final Set<String> GONE = Set.of("Connection was closed", "Response is closed");

    @Override
    public boolean isLoggable(LogRecord record) {
        return !STREAMS.equals(record.getLoggerName()) || !isGone(record.getThrown());
    }

    private static boolean isGone(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            boolean ofServer = cause instanceof VertxException || cause instanceof IllegalStateException;
            if (cause instanceof IOException || (ofServer && GONE.contains(String.valueOf(cause.getMessage())))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
