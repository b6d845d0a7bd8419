package io.continuo.inventory.live;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Component;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stock and catalogue as an instance knows them by heart. Only {@link Keeping} writes here; anybody may read. */
public final class LiveStock {

    private final NodeNumbers numbers = new NodeNumbers();
    private final Map<String, Shelves> shelves = new ConcurrentHashMap<>();
    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final Map<String, Set<ChannelId>> unlisted = new ConcurrentHashMap<>();
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Layout layout = Layout.EMPTY;
    private volatile Instant knownUntil = Instant.EPOCH;

    /** The item as it is spelled; empty where there is none. */
    public Optional<Item> item(Sku named) {
        return Optional.ofNullable(items.get(named.key()));
    }

    /** What is taken from shelves where this is wanted: of a kit its components; of all else, known or not, itself. */
    public Stream<Sku> onShelves(Sku named) {
        return item(named)
                .filter(Item::isKit)
                .map(kit -> kit.components().stream().map(Component::sku))
                .orElseGet(() -> Stream.of(named));
    }

    /** The shelves of a SKU; empty where none ever had it. */
    public Optional<Shelves> shelves(Sku sku) {
        return Optional.ofNullable(shelves.get(sku.key()));
    }

    /** What a shelf's record rests on besides the last count. */
    public Shelf.Pulse pulse(Sku sku, NodeId node) {
        return shelves(sku).map(known -> known.pulse(numbers.of(node))).orElse(Shelf.Pulse.NONE);
    }

    public Layout layout() {
        return layout;
    }

    /** Whether an item is for sale on a channel, as far as its own word and the channel's listing go. */
    private boolean isListed(Item item, @Nullable ChannelId channel) {
        return item.listed()
                && (channel == null
                        || !unlisted.getOrDefault(item.sku().key(), Set.of()).contains(channel));
    }

    /** Whether it can be had on a channel: it is listed, and of a kit everything it is made of as well. */
    public boolean isSold(Item item, @Nullable ChannelId channel) {
        if (!isListed(item, channel)) {
            return false;
        }
        for (Component part : item.components()) {
            if (!item(part.sku()).map(known -> isListed(known, channel)).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    /** Everything that was committed before is known, whichever instance committed it. */
    public Instant knownUntil() {
        return knownUntil;
    }

    /** Has the keys of SKUs told whenever something about them changed; an empty set stands for all of them. */
    public void onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    NodeNumbers numbers() {
        return numbers;
    }

    Shelves shelvesOf(Sku sku) {
        return shelves.computeIfAbsent(sku.key(), key -> new Shelves(sku));
    }

    void put(Item item) {
        items.put(item.sku().key(), item);
    }

    void list(Sku sku, ChannelId channel, boolean listed) {
        unlisted.compute(sku.key(), (key, channels) -> {
            Set<ChannelId> next = channels == null ? Set.of() : channels;
            Set<ChannelId> changed = ConcurrentHashMap.newKeySet();
            changed.addAll(next);
            if (listed) {
                changed.remove(channel);
            } else {
                changed.add(channel);
            }
            return changed.isEmpty() ? null : changed;
        });
    }

    void lay(Layout next) {
        layout = next;
    }

    void knownUntil(Instant until) {
        knownUntil = until;
    }

    void tell(Collection<String> keys) {
        if (!keys.isEmpty()) {
            Set<String> told = Set.copyOf(keys);
            listeners.forEach(listener -> listener.accept(told));
        }
    }

    void tellAll() {
        listeners.forEach(listener -> listener.accept(Set.of()));
    }

    int skus() {
        return shelves.size();
    }

    long shelfCount() {
        return shelves.values().stream().mapToLong(Shelves::size).sum();
    }
}
