package io.continuo.inventory.catalog;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a node works, in the time of its place.
 *
 * @param week the hours of each day, in order and apart from each other; a day that is absent is closed; an empty week
 *     is open at all hours
 * @param holidays closed, whatever day of the week they are
 * @param cutOff until when an order leaves on the same day; null for as long as the node is open
 * @param cutOffs the same for orders to a delivery zone, which comes first
 * @param handling working time from the order until the goods stand ready
 */
public record NodeCalendar(
        ZoneId zone,
        Map<DayOfWeek, List<Hours>> week,
        Set<LocalDate> holidays,
        @Nullable LocalTime cutOff,
        Map<String, LocalTime> cutOffs,
        Duration handling) {

    /** Always at work, and at once. */
    public static final NodeCalendar ALWAYS =
            new NodeCalendar(ZoneId.of("UTC"), Map.of(), Set.of(), null, Map.of(), Duration.ZERO);

    /** A node that works on no day of a year and more does not work. */
    private static final int MOST_DAYS = 400;

    private static final List<Hours> ALL_DAY = List.of(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    public NodeCalendar {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
        cutOffs = Map.copyOf(cutOffs);
    }

    public boolean isOpen(Instant at) {
        LocalDate day = day(at);
        return hours(day).stream().anyMatch(hours -> !at.isBefore(start(day, hours)) && at.isBefore(end(day, hours)));
    }

    /** The first instant from then on at which it is open; empty where that is more than a year away. */
    public Optional<Instant> opensAt(Instant from) {
        return after(from, Duration.ZERO);
    }

    /**
     * The day on which an order leaves: the same day when it is a working day and the cut-off is not over, else the next
     * working day; empty where that is more than a year away.
     *
     * @param deliveryZone where it is to go, as {@link #cutOffs} names it; null for anywhere
     */
    public Optional<LocalDate> shipsOn(Instant ordered, @Nullable String deliveryZone) {
        LocalDate today = day(ordered);
        for (int i = 0; i < MOST_DAYS; i++) {
            LocalDate day = today.plusDays(i);
            List<Hours> hours = hours(day);
            if (!hours.isEmpty() && (i > 0 || ordered.isBefore(lastOrder(day, hours, deliveryZone)))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** When an order stands ready: after its handling time, of which only working time counts. */
    public Optional<Instant> readyAt(Instant ordered) {
        return after(ordered, handling);
    }

    /** The moment at which so much working time has passed. */
    private Optional<Instant> after(Instant from, Duration time) {
        Duration left = time;
        LocalDate first = day(from);
        for (int i = 0; i < MOST_DAYS; i++) {
            LocalDate day = first.plusDays(i);
            for (Hours hours : hours(day)) {
                Instant start = later(from, start(day, hours));
                Duration open = Duration.between(start, end(day, hours));
                if (open.isPositive() && open.compareTo(left) >= 0) {
                    return Optional.of(start.plus(left));
                }
                left = open.isPositive() ? left.minus(open) : left;
            }
        }
        return Optional.empty();
    }

    /** The day on which it works on an order: that day, unless it is closed, else the next on which it is open. */
    public LocalDate worksOn(Instant ordered) {
        return worksFrom(day(ordered));
    }

    /** The first day from then on, that one included, on which it is open; that one where there is none within a year. */
    public LocalDate worksFrom(LocalDate first) {
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(MOST_DAYS)
                .filter(day -> !hours(day).isEmpty())
                .findFirst()
                .orElse(first);
    }

    private Instant lastOrder(LocalDate day, List<Hours> hours, @Nullable String deliveryZone) {
        LocalTime ofZone = deliveryZone == null ? null : cutOffs.get(deliveryZone);
        LocalTime until = ofZone == null ? cutOff : ofZone;
        return until == null ? end(day, hours.getLast()) : at(day, until);
    }

    private List<Hours> hours(LocalDate day) {
        if (holidays.contains(day)) {
            return List.of();
        }
        return week.isEmpty() ? ALL_DAY : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private Instant start(LocalDate day, Hours hours) {
        return at(day, hours.from());
    }

    private Instant end(LocalDate day, Hours hours) {
        return hours.to().equals(LocalTime.MIDNIGHT) ? at(day.plusDays(1), hours.to()) : at(day, hours.to());
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
