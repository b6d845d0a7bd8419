package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a contact happened: a known channel, or a custom one that starts with {@code x_}.
 *
 * @param name lower snake case, at most 40 characters
 */
public record Channel(@JsonValue String name) {

    /** The channels of the public contract. */
    public static final Set<String> KNOWN = Set.of(
            "web",
            "app",
            "ecommerce",
            "store",
            "department_store",
            "marketplace",
            "call_center",
            "whatsapp",
            "facebook",
            "instagram",
            "youtube",
            "email",
            "newsletter",
            "sms",
            "field_service");

    private static final Pattern CUSTOM = Pattern.compile("x_[a-z0-9_]{1,38}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Channel {
        if (!isValid(name)) {
            throw new IllegalArgumentException("unknown channel: use a known one or x_…");
        }
    }

    public static boolean isValid(String name) {
        return KNOWN.contains(name) || CUSTOM.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
