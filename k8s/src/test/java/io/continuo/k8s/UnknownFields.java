package io.continuo.k8s;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a document says that the Kubernetes API has no field for: the models keep it aside instead of refusing it. */
final class UnknownFields {

    private static final String ASIDE = "getAdditionalProperties";

    private UnknownFields() {}

    /** Paths such as {@code Deployment/gateway.spec.replica}; an unknown kind is one too. */
    static List<String> of(HasMetadata object) {
        String name = object.getKind() + "/" + object.getMetadata().getName();
        if (object instanceof GenericKubernetesResource) {
            return List.of(name + " (unknown kind in " + object.getApiVersion() + ")");
        }
        return below(name, object).toList();
    }

    private static Stream<String> below(String path, @Nullable Object value) {
        return switch (value) {
            case Collection<?> items -> items.stream().flatMap(item -> below(path + "[]", item));
            case Map<?, ?> map ->
                map.entrySet().stream().flatMap(entry -> below(path + "." + entry.getKey(), entry.getValue()));
            case Object model
            when model.getClass().getName().startsWith("io.fabric8.kubernetes.api.model") ->
                Arrays.stream(model.getClass().getMethods())
                        .filter(UnknownFields::isGetter)
                        .flatMap(getter -> read(path, model, getter));
            case null, default -> Stream.empty();
        };
    }

    private static Stream<String> read(String path, Object model, Method getter) {
        Object value = invoke(model, getter);
        if (getter.getName().equals(ASIDE)) {
            return ((Map<?, ?>) value).keySet().stream().map(field -> path + "." + field);
        }
        String field = getter.getName().substring("get".length());
        return below(path + "." + field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1), value);
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.getName().equals("getClass");
    }

    private static @Nullable Object invoke(Object model, Method getter) {
        try {
            return getter.invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
