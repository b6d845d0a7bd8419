package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.sourcing.KitLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shares what is asked for among the parts of a promise, in their order. */
final class Share {

    private Share() {}

    /**
     * @param asks empty for everything there is
     * @param there what of a part can be asked for
     * @param done the part afterwards
     * @return refused where an ask names more than there is, or where there is nothing at all
     */
    static Outcome<Progress> of(
            Promise promise,
            List<Ask> asks,
            Function<PromisePart, Quantity> there,
            BiFunction<PromisePart, Quantity, PromisePart> done) {
        Optional<Rejected> broken = brokenKit(promise, asks);
        if (broken.isPresent()) {
            return Outcome.refused(broken.get());
        }
        List<PromisePart> parts = new ArrayList<>(promise.parts());
        List<Move> moves = new ArrayList<>();
        for (Ask ask : asks.isEmpty() ? List.of(new Ask(null, null, null)) : spread(asks, parts, there)) {
            Quantity available = parts.stream().filter(ask::means).map(there).reduce(Quantity.ZERO, Quantity::plus);
            Quantity open = ask.quantity() == null ? available : ask.quantity();
            if (available.isZero() || open.compareTo(available) > 0) {
                return Outcome.refused(nothingLeft(ask.line(), available));
            }
            for (int i = 0; i < parts.size() && open.isPositive(); i++) {
                PromisePart part = parts.get(i);
                Quantity share = ask.means(part) ? open.min(there.apply(part)) : Quantity.ZERO;
                if (share.isPositive()) {
                    parts.set(i, done.apply(part, share));
                    moves.add(new Move(part.line(), part.key(), share));
                    open = open.minus(share);
                }
            }
        }
        return Outcome.accepted(new Progress(promise, Promise.of(promise.order(), parts), moves));
    }

    /** Asks for kits, as asks for their components: for all of them where they say no quantity. */
    private static List<Ask> spread(List<Ask> asks, List<PromisePart> parts, Function<PromisePart, Quantity> there) {
        List<Ask> spread = new ArrayList<>();
        for (Ask ask : asks) {
            List<KitLine> kit = parts.stream()
                    .flatMap(part -> KitLine.of(part.line()).stream())
                    .filter(line -> line.line().equals(ask.line()))
                    .distinct()
                    .toList();
            List<Ask> components = kit.stream()
                    .map(line ->
                            new Ask(line.name(), ask.quantity() == null ? null : line.of(ask.quantity()), ask.node()))
                    .filter(one -> one.quantity() != null
                            || parts.stream()
                                    .anyMatch(part ->
                                            one.means(part) && there.apply(part).isPositive()))
                    .toList();
            if (components.isEmpty()) {
                spread.add(ask);
            }
            spread.addAll(components);
        }
        return spread;
    }

    private static Optional<Rejected> brokenKit(Promise promise, List<Ask> asks) {
        return IntStream.range(0, asks.size())
                .filter(i -> asks.get(i).quantity() != null
                        && asks.get(i).quantity().value().scale() > 0)
                .filter(i -> promise.parts().stream()
                        .flatMap(part -> KitLine.of(part.line()).stream())
                        .anyMatch(kit -> kit.line().equals(asks.get(i).line())))
                .mapToObj(i -> (Rejected) new Rejected.NoKit("/lines/" + i + "/quantity", "a kit is moved as a whole"))
                .findFirst();
    }

    private static Rejected nothingLeft(@Nullable String line, Quantity available) {
        return line == null
                ? new Rejected.NothingLeft(null, available)
                : KitLine.of(line)
                        .map(part -> new Rejected.NothingLeft(part.line(), part.kits(available)))
                        .orElseGet(() -> new Rejected.NothingLeft(line, available));
    }
}
