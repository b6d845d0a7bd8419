package io.continuo.gateway.portal;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Pages are directories; a path without the slash at its end leads there. */
@Singleton
class Pages {

    void redirect(@Observes Router router) {
        router.route("/console").handler(request -> {
            if (request.request().path().endsWith("/")) {
                request.next();
            } else {
                request.response()
                        .setStatusCode(302)
                        .putHeader(HttpHeaders.LOCATION, "/console/")
                        .end();
            }
        });
    }
}
