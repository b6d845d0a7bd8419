package io.continuo.interaction.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time counts while somebody works. */
class BusinessCalendarTest {

    private static final List<Hours> DAY = Hours.parse("09:00-13:00,15:00-18:00");

    /** Monday to Friday, Saturday morning; 2026-03-04 is a holiday. */
    private static final BusinessCalendar MADRID = new BusinessCalendar(
            ZoneId.of("Europe/Madrid"),
            Map.of(
                    DayOfWeek.MONDAY, DAY,
                    DayOfWeek.TUESDAY, DAY,
                    DayOfWeek.WEDNESDAY, DAY,
                    DayOfWeek.THURSDAY, DAY,
                    DayOfWeek.FRIDAY, DAY,
                    DayOfWeek.SATURDAY, Hours.parse("10:00-12:00")),
            Set.of(LocalDate.parse("2026-03-04")));

    @ParameterizedTest
    @CsvSource({
        // Madrid is an hour ahead of UTC until 2026-03-29. 2026-03-02 is a Monday.
        "2026-03-02T08:00:00Z, PT1H, 2026-03-02T09:00:00Z, within the morning",
        "2026-03-02T11:30:00Z, PT1H, 2026-03-02T14:30:00Z, over the lunch break",
        "2026-03-02T16:30:00Z, PT1H, 2026-03-03T08:30:00Z, over the night",
        "2026-03-02T02:00:00Z, PT1H, 2026-03-02T09:00:00Z, from before the opening",
        "2026-03-03T16:30:00Z, PT1H, 2026-03-05T08:30:00Z, over a holiday",
        "2026-03-06T16:30:00Z, PT1H, 2026-03-07T09:30:00Z, into a shorter Saturday",
        "2026-03-07T10:30:00Z, PT1H, 2026-03-09T08:30:00Z, over a Sunday",
        "2026-03-02T08:00:00Z, PT4H, 2026-03-02T12:00:00Z, to the very end of the morning",
        "2026-03-28T10:30:00Z, PT1H, 2026-03-30T07:30:00Z, over the night in which clocks change",
        "2026-03-02T08:00:00Z, PT70H, 2026-03-16T11:00:00Z, over weeks"
    })
    void timeOutsideOfBusinessHoursIsNotCounted(Instant from, Duration time, Instant until, String why) {
        assertThat(MADRID.plus(from, time)).as(why).isEqualTo(until);
    }

    @Test
    void withoutHoursAllTimeCounts() {
        Instant sunday = Instant.parse("2026-03-01T23:00:00Z");
        assertThat(BusinessCalendar.aroundTheClock().plus(sunday, Duration.ofHours(30)))
                .isEqualTo(Instant.parse("2026-03-03T05:00:00Z"));
    }

    @Test
    void aDayMayLastUntilMidnight() {
        BusinessCalendar nights =
                new BusinessCalendar(ZoneId.of("UTC"), Map.of(DayOfWeek.MONDAY, Hours.parse("22:00-24:00")), Set.of());
        assertThat(nights.plus(Instant.parse("2026-03-02T23:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-03-09T23:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-18",
                "18:00-09:00",
                "09:00-09:00",
                "09:00-13:00,12:00-14:00",
                "25:00-26:00",
                "20:00-24:00,21:00-22:00",
                ""
            })
    void hoursThatMakeNoSenseAreRefused(String hours) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse(hours));
    }

    @Test
    void aWeekWithoutAnyHourIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar(
                        ZoneId.of("UTC"), Map.of(DayOfWeek.MONDAY, Hours.parse("closed")), Set.of()));
    }

    @Test
    void aWarningComesAfterItsShareOfTheTarget() {
        Terms terms =
                new Terms(new Targets(Duration.ofHours(4), Duration.ofHours(4), Duration.ofHours(8)), MADRID, 750);
        assertThat(terms.firstResponse(Instant.parse("2026-03-02T11:00:00Z")))
                .isEqualTo(new Deadline(Instant.parse("2026-03-02T16:00:00Z"), Instant.parse("2026-03-02T17:00:00Z")));
    }
}
