package io.continuo.inventory.catalog;

import io.continuo.events.EventJson;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calendars as nodes are stored with them. */
public final class Calendars {

    /** Many nodes share their hours; above so many different calendars they are read anew. */
    private static final int MOST = 10_000;

    private static final Map<String, NodeCalendar> KNOWN = new ConcurrentHashMap<>();

    private Calendars() {}

    /** @param stored null for a node that always works */
    public static NodeCalendar read(@Nullable String stored) {
        if (stored == null) {
            return NodeCalendar.ALWAYS;
        }
        if (KNOWN.size() >= MOST) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(
                stored, text -> EventJson.read(text, CalendarBody.class).calendar());
    }
}
