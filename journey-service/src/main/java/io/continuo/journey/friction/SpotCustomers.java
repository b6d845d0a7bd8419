package io.continuo.journey.friction;

import io.continuo.journey.query.Chosen;
import io.continuo.journey.query.Period;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists the customers of whom something shows in a period at a place. */
final class SpotCustomers implements Found {

    private final Period period;
    private final SpotFilter place;
    private final @Nullable String after;
    private final Chosen chosen;
    private boolean shows;

    /**
     * @param after only ids after this one; null: all
     * @param most how many, the first by id
     */
    SpotCustomers(Period period, SpotFilter place, @Nullable String after, int most) {
        this.period = period;
        this.place = place;
        this.after = after;
        this.chosen = new Chosen(most);
    }

    Chosen chosen() {
        return chosen;
    }

    @Override
    public void begin() {
        shows = false;
    }

    @Override
    public boolean isCounted(long time) {
        return period.holds(time);
    }

    @Override
    public void contact(long time, @Nullable Boolean badly) {
        // Only what hurts is asked for.
    }

    @Override
    public void happened(Spot spot, long time, long since, @Nullable Boolean badly) {
        shows |= period.holds(time) && place.passes(spot);
    }

    @Override
    public void could(Spot spot, long time, boolean lost) {
        shows |= lost && place.passes(spot);
    }

    @Override
    public void end(Supplier<String> customer) {
        if (shows) {
            chosen.add(customer.get(), after);
        }
    }
}
