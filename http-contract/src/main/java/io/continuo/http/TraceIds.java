package io.continuo.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * The trace id of a request. It is noted when the request comes in: a failure may be shaped on a thread of a broker's or
 * a database's client, where no span is current.
 */
final class TraceIds {

    private static final String NOTED = "continuo.trace-id";

    private TraceIds() {}

    static void note(RoutingContext request) {
        request.put(NOTED, Span.current().getSpanContext().getTraceId());
    }

    static String of(@Nullable RoutingContext request) {
        SpanContext current = Span.current().getSpanContext();
        String noted = request == null ? null : request.get(NOTED);
        return current.isValid() || noted == null ? current.getTraceId() : noted;
    }
}
