package io.continuo.interaction;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the touchpoints that this service itself tells are known by. No door lets others use it: what follows from them is
 * done on their word alone.
 */
public final class OwnTouchpoints {

    public static final String CASES = "cases";
    public static final String INVITATIONS = "invitations";
    public static final String MESSAGES = "messages";

    private static final Set<String> SOURCES = Set.of(CASES, INVITATIONS, MESSAGES);
    private static final List<String> IDS = List.of("case:", "invitation:", "message:", "feedback:");

    private OwnTouchpoints() {}

    public static boolean isSource(@Nullable String source) {
        return source != null && SOURCES.contains(source);
    }

    public static boolean isId(String id) {
        return IDS.stream().anyMatch(id::startsWith);
    }
}
