package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node's calendar says; every line of a request asks again, so it is worked out once. For one thread at a time. */
final class ByCalendar implements Schedule {

    private final NodeCalendar calendar;
    private final Instant ordered;
    private final Map<@Nullable String, Work> known = new HashMap<>();

    ByCalendar(NodeCalendar calendar, Instant ordered) {
        this.calendar = calendar;
        this.ordered = ordered;
    }

    @Override
    public Work to(@Nullable String zone) {
        return known.computeIfAbsent(zone, to -> Work.of(calendar, ordered, to));
    }

    @Override
    public LocalDate day(Instant at) {
        return calendar.worksOn(at);
    }
}
