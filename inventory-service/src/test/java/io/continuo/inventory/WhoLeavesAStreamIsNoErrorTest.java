package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhoLeavesAStreamIsNoErrorTest {

    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Test
    void aConnectionThatIsGoneIsNotLogged() {
        assertThat(isLogged(STREAMS, new IOException("Broken pipe"))).isFalse();
        assertThat(isLogged(STREAMS, new CompletionException(new VertxException("Connection was closed"))))
                .isFalse();
        assertThat(isLogged(STREAMS, new IllegalStateException("Response is closed")))
                .isFalse();
    }

    @Test
    void whateverElseEndsAStreamIsLogged() {
        assertThat(isLogged(STREAMS, new IllegalStateException("a bug"))).isTrue();
        assertThat(isLogged(STREAMS, new NullPointerException())).isTrue();
        assertThat(isLogged(STREAMS, null)).isTrue();
        assertThat(isLogged("io.continuo", new IOException("Broken pipe"))).isTrue();
    }

    private static boolean isLogged(String logger, @Nullable Throwable thrown) {
        LogRecord record = new LogRecord(Level.SEVERE, "said");
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return new LeftStreams().isLoggable(record);
    }
}
