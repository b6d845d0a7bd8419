package io.continuo.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes problems (RFC 9457): throw them, or fail a {@code Uni} with them. */
public final class Problems {

    private Problems() {}

    /** @param detail what happened to this request and what to do about it, without personal data */
    public static HttpProblem of(ProblemType type, String detail) {
        return of(type, detail, Map.of());
    }

    /** @param members what a program needs to react, for example the short lines of a reservation; JSON by the app's mapper */
    public static HttpProblem of(ProblemType type, String detail, Map<String, ?> members) {
        HttpProblem.Builder problem = builder(type, detail);
        members.forEach(problem::with);
        return problem.build();
    }

    /** A refusal that ends by itself: 429 or 503 with {@code Retry-After}, rounded up to whole seconds. */
    public static HttpProblem retryLater(ProblemType type, String detail, Duration after) {
        long seconds = Math.max(1, after.plusMillis(999).toSeconds());
        return builder(type, detail).withHeader("Retry-After", seconds).build();
    }

    /** One bad field; see {@link FieldError} for the pointer. */
    public static HttpProblem invalid(String pointer, String detail) {
        return invalid(List.of(new FieldError(pointer, detail)));
    }

    /** All bad fields of a request at once; the list is not empty. */
    public static HttpProblem invalid(List<FieldError> errors) {
        return withErrors(StandardProblem.INVALID_FIELD, errors);
    }

    static HttpProblem withErrors(ProblemType type, List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String place = first.pointer().isEmpty() ? "body" : first.pointer();
        String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        return of(type, place + ": " + first.detail() + more, Map.of("errors", errors));
    }

    private static HttpProblem.Builder builder(ProblemType type, String detail) {
        return HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(type.status())
                .withDetail(detail);
    }
}
