package io.continuo.gateway.proxy;

import io.vertx.core.http.HttpClient;
import java.net.URI;

/**
 * One service and the connections to it. Each service has its own, so that one that hangs takes no connection from
 * another; endless streams have theirs, so that they take none from short requests.
 */
record Upstream(String service, URI url, HttpClient requests, HttpClient streams) {

    /** One instance of the service, through the same connections' bounds. */
    Upstream at(String address) {
        return new Upstream(service, URI.create("http://" + address), requests, streams);
    }

    String authority() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    int port() {
        return url.getPort() < 0 ? 80 : url.getPort();
    }
}
