package io.continuo.gateway.portal;

import io.continuo.gateway.config.GatewayConfig;
import io.continuo.gateway.proxy.ServiceCalls;
import io.continuo.gateway.proxy.ServiceCalls.Answer;
import io.continuo.gateway.proxy.Upstreams;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/openapi/{service}")
@Tag(name = "Portal")
class ApiDocsResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ServiceCalls calls;
    private final Upstreams upstreams;
    private final Duration timeout;

    ApiDocsResource(ServiceCalls calls, Upstreams upstreams, GatewayConfig config) {
        this.calls = calls;
        this.upstreams = upstreams;
        this.timeout = config.timeouts().part();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The OpenAPI document of a service")
    public Uni<byte[]> document(@PathParam("service") String service) {
        if (!upstreams.names().contains(service)) {
            throw Problems.of(StandardProblem.NOT_FOUND, "No service has this name.");
        }
        Supplier<HttpProblem> absent = () -> Problems.retryLater(
                StandardProblem.UNAVAILABLE, "The " + service + " service cannot be reached now.", RETRY_AFTER);
        return calls.get(service, "/q/openapi?format=json", null, timeout)
                .onFailure()
                .transform(failure -> absent.get())
                .map(answer -> body(answer, absent));
    }

    private static byte[] body(Answer answer, Supplier<HttpProblem> absent) {
        if (!answer.isOk()) {
            throw absent.get();
        }
        return answer.body().getBytes();
    }
}
