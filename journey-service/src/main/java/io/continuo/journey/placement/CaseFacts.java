package io.continuo.journey.placement;

import io.continuo.events.CaseChanged;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in cases, as touchpoints on the customer's journey. What the customer notices is told twice, on
 * touchpoints.v1 under the same id as well; the journey takes it from here, where more is known.
 */
public final class CaseFacts {

    /** The system that tells of cases. */
    public static final String SOURCE = "cases";

    /** The property that holds the case's id. */
    public static final String CASE_ID = "caseId";

    private static final String ID = "case:";

    private CaseFacts() {}

    /** Whether the touchpoint tells what cases.v1 tells, too. */
    public static boolean isTold(TouchpointRecorded touchpoint) {
        return isTold(touchpoint.source(), touchpoint.id());
    }

    /** Whether a touchpoint of this source and id does. */
    public static boolean isTold(@Nullable String source, String id) {
        return SOURCE.equals(source) && id.startsWith(ID);
    }

    /** Whether this is a change of a case, and not what somebody else calls so. */
    public static boolean isMove(Touch touch) {
        return SOURCE.equals(touch.source()) && touch.id().startsWith(ID);
    }

    /**
     * The change as a touchpoint. Changes of one moment stay in the order of the case's own history: as if each had
     * arrived a nanosecond after the one before.
     */
    public static Touch of(CaseChanged changed) {
        return new Touch(
                ID + changed.caseId() + ":" + changed.sequence(),
                isNoticed(changed) ? Touch.Kind.CONTACT : Touch.Kind.CASE,
                type(changed),
                changed.channel(),
                changed.at(),
                arrival(changed),
                properties(changed),
                null,
                SOURCE);
    }

    private static Instant arrival(CaseChanged changed) {
        return changed.at().plusNanos(changed.sequence());
    }

    /** A message that is a touchpoint of its own was noticed there. */
    private static boolean isNoticed(CaseChanged changed) {
        return switch (changed.change()) {
            case OPENED, UPDATED, RESOLVED -> true;
            case MESSAGE -> changed.touchpointId() == null;
            case TRANSFERRED, REOPENED, PRIORITISED, ESCALATED, UNLINKED, SLA_WARNING, SLA_BREACHED -> false;
        };
    }

    private static String type(CaseChanged changed) {
        return switch (changed.change()) {
            case OPENED -> "Case Opened";
            case MESSAGE -> messageType(changed);
            case TRANSFERRED -> "Case Transferred";
            case UPDATED -> "Case Update Sent";
            case RESOLVED -> "Case Resolved";
            case REOPENED -> "Case Reopened";
            case PRIORITISED -> "Case Prioritised";
            case ESCALATED -> "Case Escalated";
            case UNLINKED -> "Case Contact Removed";
            case SLA_WARNING -> "Case Deadline Near";
            case SLA_BREACHED -> "Case Deadline Missed";
        };
    }

    private static String messageType(CaseChanged changed) {
        if (changed.touchpointId() != null) {
            return "Case Contact Added";
        }
        return changed.direction() == CaseChanged.Direction.OUT ? "Case Message Sent" : "Case Message Received";
    }

    private static Map<String, @Nullable Object> properties(CaseChanged changed) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put(CASE_ID, changed.caseId());
        properties.put("kind", word(changed.kind()));
        properties.put("channel", changed.channel().name());
        properties.put("change", word(changed.change()));
        properties.put("state", word(changed.state()));
        properties.put("direction", changed.direction() == null ? null : word(changed.direction()));
        properties.put("origin", changed.origin() == null ? null : word(changed.origin()));
        properties.put(
                "clock", changed.due() == null ? null : word(changed.due().clock()));
        properties.put("touchpointId", changed.touchpointId());
        properties.values().removeIf(value -> value == null);
        return properties;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
