package io.continuo.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameter that could not be converted. JAX-RS reports a bad query parameter as 404 without its name, so the
 * conversion is tried again for each parameter of the method; that costs nothing on the good path.
 */
@Singleton
class ParameterProblems {

    private final CurrentVertxRequest current;
    private final JsonTypes types;

    ParameterProblems(CurrentVertxRequest current, ObjectMapper mapper) {
        this.current = current;
        this.types = new JsonTypes(mapper);
    }

    /** Whether the exception is how JAX-RS reports a failed conversion (3.2): with the converter's failure as cause. */
    static boolean mayExplain(WebApplicationException e) {
        return e.getCause() != null && (e instanceof NotFoundException || e instanceof BadRequestException);
    }

    /** {@code invalid-field} at the parameter; {@code not-found} where no query or header parameter is to blame. */
    HttpProblem explain(WebApplicationException e) {
        Method method = method();
        RoutingContext request = current.getCurrent();
        if (method == null || request == null) {
            return StatusProblems.of(e.getResponse().getStatus());
        }
        List<FieldError> errors = Arrays.stream(method.getParameters())
                .flatMap(ParameterProblems::flatten)
                .flatMap(parameter -> error(parameter, request).stream())
                .toList();
        return errors.isEmpty() ? StatusProblems.of(e.getResponse().getStatus()) : Problems.invalid(errors);
    }

    private record Named(AnnotatedElement element, String javaName, Type type) {}

    private static Stream<Named> flatten(Parameter parameter) {
        if (parameter.isAnnotationPresent(BeanParam.class)
                && parameter.getType().isRecord()) {
            return Arrays.stream(parameter.getType().getDeclaredFields())
                    .map(field -> new Named(field, field.getName(), field.getGenericType()));
        }
        return Stream.of(new Named(parameter, parameter.getName(), parameter.getParameterizedType()));
    }

    private Optional<FieldError> error(Named parameter, RoutingContext request) {
        String name = Parameters.wireName(parameter.element().getAnnotations(), parameter.javaName());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return values(parameter.element(), name, request).stream()
                .flatMap(value -> Conversions.refusal(parameter.type(), value, types).stream())
                .findFirst()
                .map(detail -> new FieldError("/" + name, detail));
    }

    private static List<String> values(AnnotatedElement element, String name, RoutingContext request) {
        if (element.isAnnotationPresent(QueryParam.class) || element.isAnnotationPresent(RestQuery.class)) {
            return request.queryParams().getAll(name);
        }
        return element.isAnnotationPresent(HeaderParam.class)
                ? request.request().headers().getAll(name)
                : List.of();
    }

    private static @Nullable Method method() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        return request == null || request.getTarget() == null
                ? null
                : request.getTarget().getLazyMethod().getMethod();
    }
}
