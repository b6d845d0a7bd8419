package io.continuo.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How a parameter of a resource method is called by the caller. */
final class Parameters {

    private Parameters() {}

    /** The wire name; empty for the body, which has none. */
    static String name(ConstraintViolation<?> violation, Path.ParameterNode node) {
        Method method = method(violation);
        if (method == null) {
            return "";
        }
        return wireName(method.getParameterAnnotations()[node.getParameterIndex()], node.getName());
    }

    static String wireName(Annotation[] annotations, String javaName) {
        for (Annotation annotation : annotations) {
            String name = wireName(annotation);
            if (name != null) {
                return name.isEmpty() ? javaName : name;
            }
        }
        return "";
    }

    private static @Nullable String wireName(Annotation annotation) {
        return switch (annotation) {
            case QueryParam query -> query.value();
            case RestQuery query -> query.value();
            case PathParam path -> path.value();
            case RestPath path -> path.value();
            case HeaderParam header -> header.value();
            case RestHeader header -> header.value();
            case CookieParam cookie -> cookie.value();
            default -> null;
        };
    }

    private static @Nullable Method method(ConstraintViolation<?> violation) {
        Path.MethodNode node = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(Path.MethodNode.class::isInstance)
                .map(found -> found.as(Path.MethodNode.class))
                .findFirst()
                .orElse(null);
        if (node == null) {
            return null;
        }
        Class<?>[] types = node.getParameterTypes().toArray(Class<?>[]::new);
        return declared(violation.getRootBeanClass(), node.getName(), types);
    }

    /** The original method: the bean's class is a generated subclass that has no annotations on its parameters. */
    private static @Nullable Method declared(@Nullable Class<?> type, String name, Class<?>[] types) {
        if (type == null) {
            return null;
        }
        if (!type.isSynthetic() && !type.getName().endsWith("_Subclass")) {
            try {
                return type.getDeclaredMethod(name, types);
            } catch (NoSuchMethodException e) {
                return declared(type.getSuperclass(), name, types);
            }
        }
        return declared(type.getSuperclass(), name, types);
    }
}
