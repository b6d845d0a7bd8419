package io.continuo.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Bean Validation's findings as field errors. */
final class Violations {

    private Violations() {}

    static HttpProblem problem(ConstraintViolationException e) {
        if (e.getConstraintViolations().stream().anyMatch(Violations::isOwnFault)) {
            return Problems.of(StandardProblem.INTERNAL_ERROR, "The service made an answer it may not give.");
        }
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
        return Problems.invalid(errors);
    }

    private static boolean isOwnFault(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** {@code create.body.lines[0].quantity} is {@code /lines/0/quantity}; {@code list.limit} is {@code /limit}. */
    private static String pointer(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE, BEAN -> {}
                case PARAMETER -> parameter = Parameters.name(violation, node.as(Path.ParameterNode.class));
                case PROPERTY, CONTAINER_ELEMENT -> append(pointer, node);
            }
        }
        if (pointer.isEmpty() && !parameter.isEmpty()) {
            JsonPointers.append(pointer, parameter);
        }
        return pointer.toString();
    }

    private static void append(StringBuilder pointer, Path.Node node) {
        if (node.isInIterable()) {
            Object place = node.getIndex() != null ? node.getIndex() : node.getKey();
            JsonPointers.append(pointer, String.valueOf(place));
        }
        if (node.getKind() == ElementKind.PROPERTY) {
            JsonPointers.append(pointer, node.getName());
        }
    }
}
