package io.continuo.journey.friction;

import io.continuo.journey.query.WeeklyWindows;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts how often something hurts in several windows, each time when it does. */
final class WindowTally implements Found {

    private final WeeklyWindows windows;
    private final SpotFilter place;
    private final WindowCounts counts;

    WindowTally(WeeklyWindows windows, SpotFilter place) {
        this.windows = windows;
        this.place = place;
        this.counts = new WindowCounts(windows.size());
    }

    WindowCounts counts() {
        return counts;
    }

    @Override
    public void begin() {
        // Customers are not told apart.
    }

    @Override
    public boolean isCounted(long time) {
        return windows.of(time) >= 0;
    }

    @Override
    public void contact(long time, @Nullable Boolean badly) {
        counts.contact(windows.of(time));
    }

    @Override
    public void happened(Spot spot, long time, long since, @Nullable Boolean badly) {
        int window = windows.of(since);
        if (window >= 0 && place.passes(spot)) {
            counts.happened(window);
        }
    }

    @Override
    public void could(Spot spot, long time, boolean lost) {
        // Who is lost is known too late to be counted by windows.
    }

    @Override
    public void end(Supplier<String> customer) {
        // Customers are not told apart.
    }
}
