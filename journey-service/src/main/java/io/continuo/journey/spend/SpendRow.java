package io.continuo.journey.spend;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.continuo.events.Channel;
import io.continuo.journey.query.Brought;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What was spent in a day.
 *
 * @param date a day in UTC
 * @param channel as touchpoints have it; null where the row does not say
 * @param campaign the same
 * @param source the same
 * @param amount in major units of the currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpendRow(
        @NotNull(message = DAY) @JsonFormat(lenient = OptBoolean.FALSE)
        LocalDate date,

        @Nullable Channel channel,

        @Nullable @Size(max = LONGEST) @Pattern(regexp = TEXT, message = ONE_LINE)
        String campaign,

        @Nullable @Size(max = LONGEST) @Pattern(regexp = TEXT, message = ONE_LINE)
        String source,

        @NotNull(message = AMOUNT)
        @PositiveOrZero(message = AMOUNT)
        @DecimalMax(value = MOST, message = AMOUNT)
        @Digits(integer = Integer.MAX_VALUE, fraction = DECIMALS, message = AMOUNT)
        BigDecimal amount,

        @NotNull(message = Brought.CODE_EXPECTED) @Pattern(regexp = Brought.CODE, message = Brought.CODE_EXPECTED)
        String currency) {

    static final int WHOLE_DIGITS = 15;
    static final int DECIMALS = 10;

    /** So many digits; {@code Digits} does not count those of a number that has more than two thousand million. */
    private static final String MOST = "999999999999999.9999999999";

    private static final int LONGEST = 200;
    private static final String TEXT = "\\P{Cntrl}*";
    private static final String ONE_LINE = "is one line of text";
    private static final String DAY = "must be a day such as 2026-05-31";
    private static final String AMOUNT =
            "must be a number from 0 on, with at most 15 digits before the point and 10 behind it";

    SpendRow {
        campaign = said(campaign);
        source = said(source);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** When a day begins. */
    static Instant begin(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
