package io.continuo.interaction.log;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trace of whatever happens now, to be continued by whoever reads the event. */
@Singleton
public class TraceContext {

    private final OpenTelemetry openTelemetry;

    TraceContext(OpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    /** W3C headers; empty outside of a trace. To be called before the work leaves the request. */
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        openTelemetry.getPropagators().getTextMapPropagator().inject(Context.current(), headers, TraceContext::set);
        return Map.copyOf(headers);
    }

    private static void set(@Nullable Map<String, String> headers, String name, String value) {
        if (headers != null) {
            headers.put(name, value);
        }
    }
}
