package io.continuo.journey.friction;

import io.continuo.journey.query.Period;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what hurts in a period, by where. */
final class FrictionTally implements Found {

    private final Period period;
    private final FrictionCounts counts = new FrictionCounts();
    private final Set<FrictionCounts.Counts> ofCustomer = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean met;

    FrictionTally(Period period) {
        this.period = period;
    }

    FrictionCounts counts() {
        return counts;
    }

    @Override
    public void begin() {
        ofCustomer.clear();
        met = false;
    }

    @Override
    public boolean isCounted(long time) {
        return period.holds(time);
    }

    @Override
    public void contact(long time, @Nullable Boolean badly) {
        met = true;
        if (badly != null) {
            counts.went(badly);
        }
    }

    @Override
    public void happened(Spot spot, long time, long since, @Nullable Boolean badly) {
        if (!period.holds(time)) {
            return;
        }
        FrictionCounts.Counts here = counts.of(spot);
        here.occurrences++;
        here.customers += ofCustomer.add(here) ? 1 : 0;
        if (badly != null) {
            here.decided++;
            here.bad += badly ? 1 : 0;
        }
    }

    @Override
    public void could(Spot spot, long time, boolean lost) {
        FrictionCounts.Counts here = counts.of(spot);
        here.of++;
        here.decided++;
        if (lost) {
            here.occurrences++;
            here.bad++;
            here.customers += ofCustomer.add(here) ? 1 : 0;
        }
    }

    @Override
    public void end(Supplier<String> customer) {
        if (met) {
            counts.customer();
        }
    }
}
