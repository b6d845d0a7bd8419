package io.continuo.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The conversions of parameters that JAX-RS knows (3.2): constructors and static factories that take a string. */
final class Conversions {

    private static final Set<String> FACTORIES = Set.of("fromString", "valueOf", "parse", "of");

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            short.class, Short.class);

    private Conversions() {}

    /** Why the type refuses this value; empty where it takes it or where that cannot be told. */
    static Optional<String> refusal(Type type, String value, JsonTypes types) {
        Class<?> raw = elementOf(type);
        try {
            convert(BOXES.getOrDefault(raw, raw), value);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            String own = e.getCause().getMessage();
            boolean speaks = e.getCause() instanceof IllegalArgumentException && !isOfPlatform(raw) && own != null;
            return Optional.of(speaks ? own : "expected " + types.describe(raw));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfPlatform(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || type.getName().startsWith("java.");
    }

    private static Class<?> elementOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            return elementOf(generic.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    private static void convert(Class<?> type, String value) throws ReflectiveOperationException {
        Optional<Method> factory = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && FACTORIES.contains(method.getName()))
                .filter(method -> method.getParameterCount() == 1
                        && method.getParameterTypes()[0].isAssignableFrom(String.class)
                        && type.isAssignableFrom(method.getReturnType()))
                .findFirst();
        if (factory.isPresent()) {
            factory.get().invoke(null, value);
            return;
        }
        Constructor<?> constructor = type.getConstructor(String.class);
        constructor.newInstance(value);
    }
}
