package io.continuo.journey.settings;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of several instances over one log, which all have read as soon as it is written. */
public final class OneLog implements SettingsLog {

    private final List<Shelf> shelves = new ArrayList<>();
    private final boolean isRead;

    public OneLog() {
        this(true);
    }

    private OneLog(boolean isRead) {
        this.isRead = isRead;
    }

    /** One that is still being read. */
    public static OneLog unread() {
        return new OneLog(false);
    }

    /** Another instance; to be made before anything is written. */
    public Settings instance(InstantSource clock) {
        Shelf shelf = new Shelf();
        shelves.add(shelf);
        return new Settings(shelf, this, clock);
    }

    @Override
    public boolean isRead() {
        return isRead;
    }

    @Override
    public void write(String key, byte @Nullable [] value) {
        shelves.forEach(shelf -> shelf.read(key, value));
    }
}
