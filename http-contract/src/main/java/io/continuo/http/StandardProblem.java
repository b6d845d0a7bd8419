package io.continuo.http;

/** The problems every service can answer with. */
public enum StandardProblem implements ProblemType {
    BAD_REQUEST("bad-request", 400, "The request is not well-formed"),
    MALFORMED_BODY("malformed-body", 400, "The body cannot be read"),
    INVALID_FIELD("invalid-field", 400, "A field has a value that is not allowed"),
    UNKNOWN_FIELD("unknown-field", 400, "A field is not known here"),
    IDEMPOTENCY_KEY_REQUIRED("idempotency-key-required", 400, "An Idempotency-Key is required"),
    UNAUTHENTICATED("unauthenticated", 401, "Valid credentials are required"),
    FORBIDDEN("forbidden", 403, "The credentials do not allow this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not offered here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable representation"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request did not arrive in time"),
    CONFLICT("conflict", 409, "The request conflicts with the current state"),
    REQUEST_IN_FLIGHT("request-in-flight", 409, "The same request is still being processed"),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource has changed"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The body is too large"),
    URI_TOO_LONG("uri-too-long", 414, "The request line is too long"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body has a media type that is not read here"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used for another request"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The request headers are too large"),
    INTERNAL_ERROR("internal-error", 500, "The service failed"),
    NOT_IMPLEMENTED("not-implemented", 501, "Not offered"),
    BAD_GATEWAY("bad-gateway", 502, "A service behind this one gave no usable answer"),
    UNAVAILABLE("unavailable", 503, "Temporarily unavailable"),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "A service behind this one did not answer in time");

    private final String slug;
    private final int status;
    private final String title;

    StandardProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The problem for a bare status, as frameworks raise it. */
    public static StandardProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 502 -> BAD_GATEWAY;
            case 503 -> UNAVAILABLE;
            case 504 -> UPSTREAM_TIMEOUT;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
