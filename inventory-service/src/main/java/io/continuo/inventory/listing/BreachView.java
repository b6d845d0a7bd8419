package io.continuo.inventory.listing;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A breach as answers show it.
 *
 * @param state {@code open} or {@code closed}
 * @param minutes it lasted, so far
 * @param share of the stores that have enough
 * @param shortStores those that have not, at most 200, those that miss least first
 * @param remedy what the listing's policy says is to be done
 */
record BreachView(
        String id,
        ChannelId channel,
        Sku sku,
        String state,
        Instant since,
        @Nullable Instant until,
        BigDecimal minutes,
        Guarantee guarantee,
        int stores,
        int covered,
        int needed,
        BigDecimal share,
        List<Standing.Gap> shortStores,
        Remedy remedy) {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);

    static BreachView from(Breach breach, Instant now) {
        Standing standing = breach.seen().standing();
        return new BreachView(
                breach.id(),
                breach.channel(),
                breach.sku(),
                breach.until() == null ? "open" : "closed",
                breach.since(),
                breach.until(),
                BigDecimal.valueOf(breach.seconds(now)).divide(SECONDS, 2, RoundingMode.HALF_UP),
                breach.seen().guarantee(),
                standing.stores(),
                standing.covered(),
                standing.needed(),
                share(standing),
                standing.gaps().stream().limit(Remedies.MOST).toList(),
                breach.seen().remedy());
    }

    private static BigDecimal share(Standing standing) {
        return standing.stores() == 0
                ? BigDecimal.ONE
                : BigDecimal.valueOf(standing.covered())
                        .divide(BigDecimal.valueOf(standing.stores()), 4, RoundingMode.HALF_UP);
    }
}
