package io.continuo.journey.row;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a property is: {@code campaign.medium} stands for a property of that very name, or for one within another. */
public final class PropertyPath {

    private final String whole;
    private final String[] names;

    public PropertyPath(String path) {
        this.whole = path;
        this.names = path.split("\\.", -1);
    }

    /** Null when it is not there. */
    public @Nullable Object in(Map<String, @Nullable Object> properties) {
        Object found = properties.get(whole);
        if (found != null || names.length == 1) {
            return found;
        }
        Object value = properties;
        for (String name : names) {
            if (!(value instanceof Map<?, ?> object)) {
                return null;
            }
            value = object.get(name);
        }
        return value;
    }
}
