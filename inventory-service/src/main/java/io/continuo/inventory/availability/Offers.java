package io.continuo.inventory.availability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.Keeping;
import io.continuo.inventory.live.LiveStock;
import io.continuo.inventory.live.Pool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be offered, from memory. */
@Singleton
class Offers {

    private final Keeping keeping;
    private final InstantSource clock;
    private final Cache<Asked, Fragment> kept;

    Offers(Keeping keeping, InstantSource clock, AvailabilityConfig config) {
        this.keeping = keeping;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(config.keptAnswers().asLongValue())
                .weigher((Asked asked, Fragment fragment) -> fragment.json().length + 200)
                .build();
    }

    /** One SKU on a channel, wherever it is. */
    private record Asked(@Nullable ChannelId channel, Sku sku, int mostNodes) {}

    /**
     * What was found of the SKUs asked for.
     *
     * @param unknown SKUs that no item has
     * @param asOf everything that was committed before is in it
     */
    record Found(List<Fragment> items, List<Sku> unknown, Instant asOf, Instant now) {}

    /** Refused where the channel or every SKU is unknown, or the node asked about is not one the channel sells from. */
    Uni<Outcome<Found>> find(@Nullable ChannelId channel, Collection<Sku> skus, Search search) {
        return keeping.current().map(live -> find(live, channel, skus, search));
    }

    /** The same from what is known now, for those who cannot wait. */
    Outcome<Found> look(@Nullable ChannelId channel, Collection<Sku> skus, Search search) {
        return find(keeping.live(), channel, skus, search);
    }

    private Outcome<Found> find(LiveStock live, @Nullable ChannelId channel, Collection<Sku> skus, Search search) {
        Instant asOf = live.knownUntil();
        Pool pool = live.layout().pool(channel).orElse(null);
        if (pool == null) {
            return Outcome.refused(Rejected.Unknown.one(Rejected.Kind.CHANNEL, "/channel", String.valueOf(channel)));
        }
        if (search.node() != null
                && pool.nodes().stream().noneMatch(node -> node.id().equals(search.node()))) {
            return Outcome.refused(Rejected.Unknown.one(Rejected.Kind.NODE, "/node", search.node()));
        }
        List<Sku> unknown = new ArrayList<>();
        Map<String, Item> items = new LinkedHashMap<>();
        for (Sku sku : skus) {
            live.item(sku).ifPresentOrElse(item -> items.put(item.sku().key(), item), () -> unknown.add(sku));
        }
        if (items.isEmpty()) {
            return Outcome.refused(new Rejected.Unknown(
                    Rejected.Kind.SKU,
                    unknown.stream()
                            .map(sku -> new Rejected.Named("/sku", sku.value()))
                            .toList()));
        }
        Instant now = clock.instant();
        Question question = new Question(live, pool, search, now);
        return Outcome.accepted(new Found(
                items.values().stream().map(item -> fragment(question, item)).toList(), unknown, asOf, now));
    }

    /** What the SKUs of one request have in common. */
    private static final class Question {

        private final LiveStock live;
        private final Pool pool;
        private final Search search;
        private final Instant now;
        private final long layout;
        private @Nullable Reach reach;

        Question(LiveStock live, Pool pool, Search search, Instant now) {
            this.live = live;
            this.pool = pool;
            this.search = search;
            this.now = now;
            this.layout = live.layout().revision();
        }

        Reach reach() {
            Reach known = reach == null ? Reach.of(pool, search, now) : reach;
            reach = known;
            return known;
        }

        boolean isSold(Item item) {
            return live.isSold(item, pool.channel());
        }

        Fragment.Basis basis(Item item) {
            return Fragment.Basis.of(Counted.stamp(live, item, now), layout, item, isSold(item), now);
        }
    }

    private Fragment fragment(Question question, Item item) {
        // The stamp is read before the shelves: what changes in between makes the next look a new one.
        Fragment.Basis basis = question.basis(item);
        if (!question.search.isPlain()) {
            return written(question, item, basis);
        }
        Asked asked = new Asked(question.pool.channel(), item.sku(), question.search.mostNodes());
        Fragment known = kept.getIfPresent(asked);
        if (known != null && known.basis().equals(basis)) {
            return known;
        }
        Fragment fresh = written(question, item, basis);
        kept.put(asked, fresh);
        return fresh;
    }

    private Fragment written(Question question, Item item, Fragment.Basis basis) {
        Counted counted = Counted.of(question.live, item, question.pool, question.now);
        byte[] json =
                ItemJson.open(item, question.isSold(item), counted, question.reach(), question.search.mostNodes());
        return Fragment.of(json, basis);
    }
}
