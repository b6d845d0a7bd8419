package io.continuo.http;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Problems for refusals that frameworks state as a bare status. */
final class StatusProblems {

    private StatusProblems() {}

    static HttpProblem of(int status) {
        StandardProblem type = StandardProblem.ofStatus(status);
        return Problems.of(type, detail(type));
    }

    private static String detail(StandardProblem type) {
        return switch (type) {
            case BAD_REQUEST -> "The request cannot be understood; check its path, query and headers.";
            case MALFORMED_BODY -> "Send a body in the media type its Content-Type names.";
            case INVALID_FIELD, UNKNOWN_FIELD -> "Correct the fields named in errors.";
            case IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_KEY_REUSED -> "Send a new Idempotency-Key for a new request.";
            case UNAUTHENTICATED -> "Send a valid bearer token of this realm with audience continuo.";
            case FORBIDDEN -> "The token is valid but lacks the scope this needs.";
            case NOT_FOUND -> "Nothing has this path.";
            case METHOD_NOT_ALLOWED -> "The path exists, but not for this method.";
            case NOT_ACCEPTABLE -> "Nothing here has a media type that the Accept header allows.";
            case REQUEST_TIMEOUT -> "Send the request again, without pauses.";
            case CONFLICT -> "Read the current state and decide again.";
            case REQUEST_IN_FLIGHT -> "Wait for the first answer, or repeat the request in a moment.";
            case PRECONDITION_FAILED -> "Read the resource again and repeat the change.";
            case PAYLOAD_TOO_LARGE -> "Send a smaller body, in several requests if need be.";
            case URI_TOO_LONG -> "Send a shorter path and query.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "Send the body in a media type this path reads, most often application/json; see the API documentation.";
            case TOO_MANY_REQUESTS -> "Send requests more slowly.";
            case HEADERS_TOO_LARGE -> "Send fewer or shorter headers.";
            case INTERNAL_ERROR -> "The failure is logged under the trace id; repeating the request may help.";
            case NOT_IMPLEMENTED -> "This is not offered here.";
            case BAD_GATEWAY, UNAVAILABLE, UPSTREAM_TIMEOUT -> "Repeat the request in a moment.";
        };
    }
}
