package io.continuo.inventory.availability;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One client that wants to hear of changes. What it has not taken is not queued: once it has room again it hears how
 * things are then.
 */
final class Stream {

    /** Events under way to one client, at most: once all it asked about. */
    private static final int MOST_UNDER_WAY = 128;

    private final Wish wish;
    private final long[] told;
    private final AtomicBoolean dirty = new AtomicBoolean(true);
    private final AtomicLong asked = new AtomicLong();
    private long sent;
    private volatile @Nullable MultiEmitter<? super Told> emitter;

    /**
     * What a client wants to hear of.
     *
     * @param skus as their items are spelled
     * @param until when it has to come again
     */
    record Wish(@Nullable ChannelId channel, List<Sku> skus, Search search, Instant until) {}

    /** @param position where another stream of the same wish ended; null or anything else for the beginning */
    Stream(Wish wish, @Nullable String position) {
        this.wish = wish;
        this.told = Position.read(position, wish.skus().size());
    }

    Wish wish() {
        return wish;
    }

    void begin(MultiEmitter<? super Told> client) {
        emitter = client;
    }

    /** The client has room for so many more. */
    void hasRoom(long events) {
        asked.accumulateAndGet(events, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
    }

    void touch() {
        dirty.set(true);
    }

    /** Whether something may have changed since it was looked at last. */
    boolean isDirty() {
        return emitter != null && dirty.getAndSet(false);
    }

    /** Says what the client does not know yet, as far as it has room. */
    synchronized void tell(Offers.Found found) {
        MultiEmitter<? super Told> client = emitter;
        for (int i = 0; client != null && i < told.length && i < found.items().size(); i++) {
            Fragment item = found.items().get(i);
            long position = Position.of(item);
            if (told[i] != position) {
                if (sent - asked.get() >= MOST_UNDER_WAY) {
                    touch();
                    return;
                }
                told[i] = position;
                sent++;
                client.emit(new Told.Change(Position.write(told), AvailabilityAnswer.item(item, found.asOf())));
            }
        }
    }

    synchronized void alive(Instant asOf) {
        MultiEmitter<? super Told> client = emitter;
        if (client != null && sent - asked.get() < MOST_UNDER_WAY) {
            sent++;
            client.emit(new Told.Alive(asOf.toString()));
        }
    }

    void end() {
        MultiEmitter<? super Told> client = emitter;
        if (client != null) {
            client.complete();
        }
    }
}
