package io.continuo.benchmarks.identity;

import io.continuo.benchmarks.load.Calls;
import java.io.IOException;

/** Requests that ask who somebody is. */
final class Resolutions {

    static final String PATH = "/api/customers/resolve";

    private Resolutions() {}

    /** The customer of these identifiers. */
    static String resolve(Calls calls, String identifiers) throws IOException, InterruptedException {
        return calls.now("POST", PATH, of(identifiers)).path("customerId").asText();
    }

    static String of(String identifiers) {
        return "{\"identifiers\":" + identifiers + "}";
    }
}
