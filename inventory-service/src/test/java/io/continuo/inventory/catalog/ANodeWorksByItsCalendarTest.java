package io.continuo.inventory.catalog;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** November 2026 begins on a Sunday; Madrid is an hour ahead of UTC then. */
class ANodeWorksByItsCalendarTest {

    private final NodeCalendar madrid = new NodeCalendar(
            ZoneId.of("Europe/Madrid"),
            Map.of(
                    MONDAY, Hours.parse("09:00-13:00,15:00-18:00"),
                    TUESDAY, Hours.parse("09:00-18:00"),
                    SATURDAY, Hours.parse("10:00-24:00")),
            Set.of(LocalDate.parse("2026-11-10")),
            LocalTime.of(16, 0),
            Map.of("FR", LocalTime.NOON),
            Duration.ofHours(2));

    @Test
    void itIsOpenInItsHoursAndClosedInTheBreakOnHolidaysAndAtNight() {
        assertThat(madrid.isOpen(at("2026-11-02T08:00:00Z"))).isTrue();
        assertThat(madrid.isOpen(at("2026-11-02T12:00:00Z"))).isFalse();
        assertThat(madrid.isOpen(at("2026-11-02T17:00:00Z"))).isFalse();
        assertThat(madrid.isOpen(at("2026-11-10T10:00:00Z"))).isFalse();
        assertThat(madrid.isOpen(at("2026-11-07T22:59:59Z"))).isTrue();
        assertThat(madrid.isOpen(at("2026-11-07T23:00:00Z"))).isFalse();
    }

    @Test
    void anOrderLeavesTheSameDayUntilTheCutOffAndTheNextWorkingDayAfterIt() {
        assertThat(madrid.shipsOn(at("2026-11-02T14:59:59Z"), null)).contains(LocalDate.parse("2026-11-02"));
        assertThat(madrid.shipsOn(at("2026-11-02T15:00:00Z"), null)).contains(LocalDate.parse("2026-11-03"));
        assertThat(madrid.shipsOn(at("2026-11-09T15:00:00Z"), null)).contains(LocalDate.parse("2026-11-14"));
    }

    @Test
    void theCutOffOfADeliveryZoneComesFirst() {
        assertThat(madrid.shipsOn(at("2026-11-02T10:59:59Z"), "FR")).contains(LocalDate.parse("2026-11-02"));
        assertThat(madrid.shipsOn(at("2026-11-02T11:00:00Z"), "FR")).contains(LocalDate.parse("2026-11-03"));
        assertThat(madrid.shipsOn(at("2026-11-02T11:00:00Z"), "PT")).contains(LocalDate.parse("2026-11-02"));
    }

    @Test
    void itWorksOnAnOrderOnItsOwnDayAndNotOnOneOnWhichItIsClosed() {
        assertThat(madrid.worksOn(at("2026-11-02T23:30:00Z"))).isEqualTo(LocalDate.parse("2026-11-03"));
        assertThat(madrid.worksOn(at("2026-11-03T22:59:59Z"))).isEqualTo(LocalDate.parse("2026-11-03"));
        assertThat(madrid.worksOn(at("2026-11-03T23:00:00Z"))).isEqualTo(LocalDate.parse("2026-11-07"));
        assertThat(madrid.worksOn(at("2026-11-10T10:00:00Z"))).isEqualTo(LocalDate.parse("2026-11-14"));
    }

    @Test
    void handlingCountsWorkingTimeOnly() {
        assertThat(madrid.readyAt(at("2026-11-02T11:00:00Z"))).contains(at("2026-11-02T15:00:00Z"));
        assertThat(madrid.readyAt(at("2026-11-02T16:30:00Z"))).contains(at("2026-11-03T09:30:00Z"));
    }

    @Test
    void itOpensAtTheNextHourItWorks() {
        assertThat(madrid.opensAt(at("2026-11-02T12:00:00Z"))).contains(at("2026-11-02T14:00:00Z"));
        assertThat(madrid.opensAt(at("2026-11-02T14:30:00Z"))).contains(at("2026-11-02T14:30:00Z"));
    }

    @Test
    void withoutHoursItIsAtWorkAtOnce() {
        Instant now = at("2026-11-01T03:00:00Z");
        assertThat(NodeCalendar.ALWAYS.isOpen(now)).isTrue();
        assertThat(NodeCalendar.ALWAYS.readyAt(now)).contains(now);
        assertThat(NodeCalendar.ALWAYS.shipsOn(now, "FR")).contains(LocalDate.parse("2026-11-01"));
    }

    @Test
    void hoursThatOverlapOrEndBeforeTheyBeginAreRefused() {
        for (String hours : List.of("09:00-12:00,11:00-13:00", "12:00-09:00", "9-12", "25:00-26:00", "")) {
            assertThatThrownBy(() -> Hours.parse(hours)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
