package io.continuo.journey.alert;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.friction.Friction;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to know.
 *
 * @param kind of friction that is counted
 * @param touchpoint only at contacts of this type; null: at any
 * @param channel only on this channel; null: on any
 * @param window over which it is counted, PT1H when absent; windows follow one another from the first Monday of 1970 on
 * @param weeks before, whose same windows say what is usual; 8 when absent
 * @param threshold how many deviations above the usual count are worth an alert; 3.5 when absent
 * @param least fewer occurrences are never worth one; 5 when absent
 * @param webhook where to it is posted; null: it is only an event
 * @param enabled true when absent
 */
record AlertRule(
        @NotNull Friction kind,
        @Nullable @Size(min = 1, max = 200) String touchpoint,
        @Nullable @Size(min = 1, max = 40) String channel,
        @Nullable Duration window,
        @Nullable @Min(Baseline.LEAST_WINDOWS) @Max(26) Integer weeks,
        @Nullable @DecimalMin("0.5") @DecimalMax("100") Double threshold,
        @Nullable @Min(1) @Max(1_000_000) Long least,
        @Nullable @Size(max = 2_000) String webhook,
        @Nullable Boolean enabled) {

    /** It is known only after a month who is lost: too late for an alert. */
    private static final Set<Friction> KNOWN_LATE = Set.of(Friction.DEAD_END, Friction.DROP_AFTER_HANDOFF);

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration WEEK = Duration.ofDays(7);

    /** 1970-01-05, a Monday. */
    private static final Instant FIRST_MONDAY = Instant.ofEpochSecond(4 * 24 * 60 * 60);

    /** The rule with everything that may be left out, which is how it is kept. */
    AlertRule complete() {
        return new AlertRule(
                kind,
                touchpoint,
                channel,
                window == null ? Duration.ofHours(1) : window,
                weeks == null ? 8 : weeks,
                threshold == null ? 3.5 : threshold,
                least == null ? 5 : least,
                webhook,
                enabled == null || enabled);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, with every field that is wrong */
    void check(AlertConfig config) {
        List<FieldError> errors = new ArrayList<>();
        if (KNOWN_LATE.contains(kind)) {
            errors.add(new FieldError("/kind", "who is lost is known too late for an alert"));
        }
        if (window != null
                && (window.compareTo(SHORTEST) < 0
                        || window.compareTo(WEEK) > 0
                        || WEEK.toMillis() % window.toMillis() != 0)) {
            errors.add(new FieldError("/window", "PT5M to P7D, so that a week is a number of windows"));
        }
        if (webhook != null) {
            checkWebhook(webhook, config, errors);
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static void checkWebhook(String webhook, AlertConfig config, List<FieldError> errors) {
        if (config.signingKey().isEmpty()) {
            errors.add(new FieldError("/webhook", "this deployment has no key to sign webhooks by"));
        } else if (!isAllowed(webhook, config.webhookHosts().orElse(Set.of()))) {
            errors.add(new FieldError("/webhook", "an http or https address at a host that this deployment allows"));
        }
    }

    private static boolean isAllowed(String webhook, Set<String> hosts) {
        try {
            URI uri = new URI(webhook);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && hosts.contains(uri.getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The end of the last window that has ended by then. */
    Instant lastEnd(Instant now) {
        long length = (window == null ? Duration.ofHours(1) : window).toMillis();
        long since = now.toEpochMilli() - FIRST_MONDAY.toEpochMilli();
        return FIRST_MONDAY.plusMillis(Math.floorDiv(since, length) * length);
    }
}
