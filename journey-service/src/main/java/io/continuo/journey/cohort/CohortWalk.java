package io.continuo.journey.cohort;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Masks;
import io.continuo.journey.query.Purchases;
import io.continuo.journey.query.Values;
import io.continuo.journey.query.Where;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds when each customer began, in which periods they came back, and what they bought. */
final class CohortWalk implements Visitor {

    private static final long NEVER = Long.MAX_VALUE;

    private final CohortQuery query;
    private final Cohorts cohorts;
    private final Masks back;
    private final Purchases purchases;
    private final Brought brought;
    private final Values channels;
    private final @Nullable Values campaigns;

    private final BitSet met = new BitSet();
    private final Set<String> orders = new HashSet<>();
    private final List<BigDecimal> amounts = new ArrayList<>();
    private final Set<String> currencies = new HashSet<>();
    private long began;
    private @Nullable String name;
    private long returned;
    private int bought;
    /** Of the touchpoint that was looked at last, since the customer began, and when it ends. */
    private int period;

    private long periodEnds;

    CohortWalk(CohortQuery query, Schema schema) {
        this.query = query;
        this.cohorts = new Cohorts(query.periods());
        this.back = new Masks(List.of(query.back() == null ? Where.ANY : query.back()), schema);
        this.purchases = new Purchases(schema);
        this.brought = new Brought(schema);
        this.channels = new Values(Dimension.parse("channel"), schema);
        this.campaigns = query.by() == CohortBy.CAMPAIGN
                ? new Values(new Dimension(Dimension.Kind.PROPERTY, CohortQuery.CAMPAIGN), schema)
                : null;
    }

    /** Which columns are looked at. */
    int[] columns() {
        IntStream campaign = campaigns == null ? IntStream.empty() : IntStream.of(campaigns.columns());
        return IntStream.concat(IntStream.concat(brought.columns(), IntStream.of(back.columns())), campaign)
                .distinct()
                .toArray();
    }

    /** What all customers that were shown come to. */
    Cohorts cohorts() {
        return cohorts;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        clear();
        long until = query.now().toEpochMilli();
        for (int place = from; place < to && chunk.times()[place] <= until; place++) {
            int shape = chunk.shapes()[place];
            if (!purchases.isContact(shape)) {
                continue;
            }
            met.set(channels.ofShape(shape));
            boolean buys = purchases.isPurchase(shape) && buys(chunk, place);
            begin(chunk, place, buys);
            if (began != NEVER) {
                comeBack(chunk, place, buys);
            }
        }
        if (began >= query.began().start() && began < query.began().end()) {
            count();
        }
    }

    private void clear() {
        met.clear();
        orders.clear();
        amounts.clear();
        currencies.clear();
        began = NEVER;
        name = null;
        returned = 0;
        bought = 0;
        period = 0;
        periodEnds = Long.MIN_VALUE;
    }

    /** Whether it is a purchase that was not told before. */
    private boolean buys(Chunk chunk, int place) {
        String order = brought.order(chunk, place);
        if (order != null && !orders.add(order)) {
            return false;
        }
        bought++;
        String currency = brought.currency(chunk, place);
        if (query.currency() != null && !query.currency().equals(currency)) {
            return true;
        }
        BigDecimal amount = brought.amount(chunk, place);
        if (amount.signum() > 0) {
            amounts.add(amount);
            currencies.add(currency == null ? "" : currency);
        }
        return true;
    }

    private void begin(Chunk chunk, int place, boolean buys) {
        if (began != NEVER) {
            return;
        }
        long time = chunk.times()[place];
        switch (query.by()) {
            case FIRST_TOUCH -> begin(time, day(time));
            case FIRST_CHANNEL -> begin(time, channels.text(channels.of(chunk, place)));
            case CHANNEL_MIX -> began = time;
            case FIRST_PURCHASE -> {
                if (buys) {
                    begin(time, day(time));
                }
            }
            case CAMPAIGN -> {
                int campaign = Objects.requireNonNull(campaigns).of(chunk, place);
                if (campaign != Dictionary.ABSENT) {
                    begin(time, campaigns.text(campaign));
                }
            }
        }
    }

    private void begin(long time, String cohort) {
        began = time;
        name = cohort;
    }

    private String day(long time) {
        return query.every().begin(query.every().number(time)).toString();
    }

    private void comeBack(Chunk chunk, int place, boolean buys) {
        long time = chunk.times()[place];
        if (time >= periodEnds) {
            int number = query.every().number(time);
            period = number - query.every().number(began);
            periodEnds = query.every().start(number + 1);
        }
        if (period <= query.periods() && isReturn(chunk, place, buys)) {
            returned |= 1L << period;
        }
    }

    private boolean isReturn(Chunk chunk, int place, boolean buys) {
        if (query.back() == null) {
            return buys || query.by() != CohortBy.FIRST_PURCHASE;
        }
        int mask = back.byShape()[chunk.shapes()[place]];
        return mask != 0 && back.refine(mask, chunk, place) != 0;
    }

    private void count() {
        String known = name;
        Cohort cohort = cohorts.named(known == null ? mix() : known);
        cohort.count(query.every().over(began, query.now()), returned);
        cohort.worth.add(bought, amounts);
        cohorts.on(met.cardinality()).add(bought, amounts);
        currencies.forEach(cohorts::currency);
    }

    private String mix() {
        TreeSet<String> names = new TreeSet<>();
        met.stream().forEach(channel -> names.add(channels.text(channel)));
        return String.join(" + ", names);
    }
}
