package io.continuo.http;

import java.net.URI;

/**
 * A kind of refusal or failure, stable across versions and explained in docs/problems.md; each service keeps its own in
 * an enum.
 */
public interface ProblemType {

    String URN = "urn:continuo:problem:";

    /** Lower-case words joined by hyphens, unique in the suite. */
    String slug();

    /** HTTP status, 400 to 599. */
    int status();

    /** A short sentence that is the same for every occurrence. */
    String title();

    default URI uri() {
        return URI.create(URN + slug());
    }
}
