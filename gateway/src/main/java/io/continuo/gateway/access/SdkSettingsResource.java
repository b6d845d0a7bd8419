package io.continuo.gateway.access;

import io.continuo.gateway.config.GatewayConfig;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Segment's browser SDK asks its content network before it sends anything; so {@code cdnURL} is all it needs to be told. */
@Path("/v1/projects/{key}/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestion")
class SdkSettingsResource {

    private static final int FIVE_MINUTES = 300;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final GatewayConfig config;

    SdkSettingsResource(GatewayConfig config) {
        this.config = config;
    }

    /** Write keys stand in web pages: who knows one may know that it exists. */
    @GET
    @Operation(summary = "Where the browser SDK with this write key sends to: here")
    public Response settings(@PathParam("key") String key, @Context HttpServerRequest request) {
        if (!config.writeKeys().containsKey(key)) {
            throw Problems.of(StandardProblem.NOT_FOUND, "The write key is not known.");
        }
        String here = request.authority() + "/v1";
        Map<String, Object> sending = Map.of("apiKey", key, "apiHost", here, "protocol", scheme(request));
        CacheControl own = new CacheControl();
        own.setPrivate(true);
        own.setMaxAge(FIVE_MINUTES);
        // Without a host of their own, the SDK's figures about itself go to its maker.
        Map<String, Object> metrics = Map.of("host", here, "sampleRate", 0);
        return Response.ok(Map.of("integrations", Map.of("Segment.io", sending), "metrics", metrics))
                .cacheControl(own)
                .build();
    }

    /** As the page sees it, where a proxy before this one ends TLS. Whoever invents the header only misleads itself. */
    private static String scheme(HttpServerRequest request) {
        String seen = request.getHeader("X-Forwarded-Proto");
        return seen != null && SCHEMES.contains(seen) ? seen : request.scheme();
    }
}
