package io.continuo.journey.stage;

import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.SettingKey;
import io.continuo.journey.settings.Shelf;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The stage rules that hold now. A change comes from the log of settings. A single journey is read with it at once; the
 * columns of all journeys follow as soon as all of them can, and until then questions over them are answered as before.
 */
public final class Rulebook {

    /** There is one set of rules. */
    static final SettingKey KEY = new SettingKey("stage-rules", "default");

    private final List<Consumer<StageRules>> listeners = new CopyOnWriteArrayList<>();
    private volatile Staging current = Staging.byDefault();
    private volatile int version = current.rules().version();

    /** The rules that come with the service, and what follows them on the shelf. */
    public static Rulebook on(Shelf shelf) {
        Rulebook book = new Rulebook();
        shelf.builtIn(Edition.builtIn(KEY, StageRules.defaultValue()));
        shelf.listen(edition -> {
            if (edition.key().equals(KEY)) {
                book.change(edition);
            }
        });
        shelf.latest(KEY).ifPresent(book::change);
        return book;
    }

    /** For single journeys. */
    public Staging current() {
        return current;
    }

    /** The version by which questions over all journeys are answered. */
    public int version() {
        return version;
    }

    /** Is told the rules, now and after every change, by the thread that reads the log. */
    public synchronized void listen(Consumer<StageRules> listener) {
        listeners.add(listener);
        listener.accept(current.rules());
    }

    private synchronized void change(Edition edition) {
        if (edition.version() <= current.rules().version()) {
            return;
        }
        StageRules rules = StageRules.of(edition.value(), edition.version());
        current = Staging.of(rules);
        listeners.forEach(listener -> listener.accept(rules));
    }

    /** All journeys here have been staged by this version. */
    public void applied(int staged) {
        version = staged;
    }
}
