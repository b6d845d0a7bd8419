package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as clients write them, and when something really happened. */
final class Moments {

    /** Older than any trade by wire: a date before it is a broken clock, and would spread a timeline over centuries. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Clocks differ; by more than this it is not the future but a mistake. */
    static final Duration AHEAD = Duration.ofDays(1);

    /** A time that ends with an offset of the basic form. */
    private static final Pattern BASIC_OFFSET = Pattern.compile("(.*T.*[+-]\\d{2})(\\d{2})?");

    private Moments() {}

    /**
     * ISO-8601, its offset in the extended or the basic form ({@code +01:00}, {@code +0100}, {@code +01}), without zone as
     * UTC; or milliseconds since 1970.
     *
     * @throws DateTimeException when it is neither
     */
    static Instant read(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Instant.ofEpochMilli(value.asLong());
        }
        if (!value.isTextual()) {
            throw new DateTimeException("not a time");
        }
        return read(value.asText().strip());
    }

    private static Instant read(String text) {
        return isUsual(text) ? Instant.parse(text) : readAny(text);
    }

    /** As SDKs write it, {@code 2026-03-01T10:00:00.000Z}: read in a third of the time. */
    private static boolean isUsual(String text) {
        return text.length() > 18 && text.charAt(10) == 'T' && text.endsWith("Z");
    }

    private static Instant readAny(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(extended(text), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? exact.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    private static String extended(String text) {
        Matcher basic = BASIC_OFFSET.matcher(text);
        return basic.matches()
                ? basic.group(1) + ":" + Optional.ofNullable(basic.group(2)).orElse("00")
                : text;
    }

    /**
     * The time of an event by our clock: {@code receivedAt - (sentAt - original)}, the correction of the tracking
     * convention. The sender's clock may be wrong; the time that passed on it between event and sending is right.
     *
     * @return {@link Instant#MAX}, which is plausible to nobody, where no calendar has that time
     */
    static Instant corrected(Optional<Instant> original, Optional<Instant> sentAt, Instant receivedAt) {
        if (original.isEmpty()) {
            return receivedAt;
        }
        try {
            return sentAt.map(sent -> receivedAt.minus(Duration.between(original.get(), sent)))
                    .orElse(original.get());
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    static boolean isPlausible(Instant occurredAt, Instant receivedAt) {
        return !occurredAt.isBefore(EARLIEST) && !occurredAt.isAfter(receivedAt.plus(AHEAD));
    }
}
