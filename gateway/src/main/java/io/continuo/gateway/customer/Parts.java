package io.continuo.gateway.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.gateway.config.GatewayConfig;
import io.continuo.gateway.proxy.ServiceCalls;
import io.continuo.gateway.proxy.ServiceCalls.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks the services for the parts; a service that fails makes its part unavailable and nothing else. */
@Singleton
class Parts {

    private static final Logger LOG = Logger.getLogger(Parts.class);

    private final ServiceCalls calls;
    private final ObjectMapper mapper;
    private final Duration timeout;

    Parts(ServiceCalls calls, ObjectMapper mapper, GatewayConfig config) {
        this.calls = calls;
        this.mapper = mapper;
        this.timeout = config.timeouts().part();
    }

    Uni<Part> get(Question question, List<String> ids, String authorization) {
        String service = question.service();
        return calls.get(service, question.uri(ids), authorization, timeout)
                .map(answer -> part(service, answer))
                .onFailure()
                .invoke(failure -> LOG.warnf("part unavailable service=%s reason=%s", service, failure.toString()))
                .onFailure()
                .recoverWithItem(new Part.Unavailable());
    }

    /** A page becomes its items. */
    private Part part(String service, Answer answer) {
        if (answer.isOk()) {
            JsonNode json = answer.json(mapper);
            return new Part.Present(json.has("items") ? json.get("items") : json);
        }
        if (answer.status() == 404) {
            return new Part.Absent();
        }
        LOG.warnf("part unavailable service=%s status=%d", service, answer.status());
        return new Part.Unavailable();
    }
}
