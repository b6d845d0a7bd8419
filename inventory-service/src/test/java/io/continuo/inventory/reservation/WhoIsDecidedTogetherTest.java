package io.continuo.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Component;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.KnownStock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhoIsDecidedTogetherTest {

    private final WaitingRoom room = new WaitingRoom(2, 3, 5);

    @Test
    void whoWantsWhatNobodyWorksOnGoesStraightIn() {
        Ticket cold = Tickets.of("A");
        Ticket other = Tickets.of("B");
        assertThat(room.enter(cold)).contains(List.of(cold));
        assertThat(room.enter(other)).contains(List.of(other));
    }

    @Test
    void whoWantsTheSameGoesTogetherBehindTheRoundInWork() {
        List<Ticket> first = room.enter(Tickets.of("HOT")).orElseThrow();
        Ticket second = waits(Tickets.of("HOT"));
        Ticket third = waits(Tickets.of("hot", "OTHER"));
        assertThat(room.leave(first, List.of())).containsExactly(List.of(second, third));
    }

    @Test
    void aKitIsInTheLaneOfWhatItIsMadeOf() {
        KnownStock stock = new KnownStock(List.of(), Quantity.ZERO);
        stock.kit(
                "KIT", new Component(new Sku("lamp"), Quantity.of(1)), new Component(new Sku("bulb"), Quantity.of(2)));
        List<Ticket> lamp = room.enter(kits(stock, "Lamp")).orElseThrow();
        Ticket kit = waits(kits(stock, "kit"));
        Ticket bulb = waits(kits(stock, "BULB"));
        assertThat(room.leave(lamp, List.of())).containsExactly(List.of(kit, bulb));
    }

    private static Ticket kits(KnownStock stock, String sku) {
        return Tickets.with("key-of-" + sku, null, stock.live()::onShelves, sku);
    }

    @Test
    void aRoundHasABound() {
        List<Ticket> first = room.enter(Tickets.of("HOT")).orElseThrow();
        List<Ticket> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(waits(Tickets.of("HOT")));
        }
        List<List<Ticket>> next = room.leave(first, List.of());
        assertThat(next).containsExactly(waiting.subList(0, 3));
        assertThat(room.leave(next.getFirst(), List.of())).containsExactly(waiting.subList(3, 4));
    }

    @Test
    void whoWaitsForTwoIsNotPassedByThoseBehindThem() {
        List<Ticket> a = room.enter(Tickets.of("A")).orElseThrow();
        List<Ticket> b = room.enter(Tickets.of("B")).orElseThrow();
        Ticket both = waits(Tickets.of("A", "B"));
        Ticket late = waits(Tickets.of("A"));
        assertThat(room.leave(a, List.of())).isEmpty();
        assertThat(room.leave(b, List.of())).containsExactly(List.of(both, late));
    }

    @Test
    void twoOfOneCartOrKeyAreNeverDecidedTogether() {
        List<Ticket> first = room.enter(Tickets.of("HOT")).orElseThrow();
        Ticket cart = waits(Tickets.cart("c", "HOT"));
        Ticket again = waits(Tickets.cart("c", "HOT"));
        Ticket other = waits(Tickets.of("HOT"));
        List<List<Ticket>> next = room.leave(first, List.of());
        assertThat(next).containsExactly(List.of(cart, other));
        assertThat(room.leave(next.getFirst(), List.of())).containsExactly(List.of(again));
    }

    @Test
    void aCartInWorkWaitsWhateverItWantsNow() {
        assertThat(room.enter(Tickets.cart("c", "A"))).isPresent();
        waits(Tickets.cart("c", "B"));
    }

    @Test
    void whoIsDecidedAgainGoesFirstAndAloneWhereItMust() {
        Ticket hot = Tickets.of("HOT");
        List<Ticket> first = room.enter(hot).orElseThrow();
        Ticket behind = waits(Tickets.of("HOT"));
        Ticket alone = hot.again(Ticket.Mode.ALONE);
        List<List<Ticket>> next = room.leave(first, List.of(alone));
        assertThat(next).containsExactly(List.of(alone));
        assertThat(room.leave(next.getFirst(), List.of())).containsExactly(List.of(behind));
    }

    @Test
    void moreThanCanBeServedInTimeAreTurnedAway() {
        room.enter(Tickets.of("HOT"));
        for (int i = 0; i < 5; i++) {
            waits(Tickets.of("HOT"));
        }
        assertThatThrownBy(() -> room.enter(Tickets.of("HOT"))).isInstanceOf(WaitingRoom.Full.class);
    }

    @Test
    void inAnySequenceNobodyIsForgottenAndNoSkuIsInTwoRounds() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            WaitingRoom room = new WaitingRoom(1 + random.nextInt(4), 1 + random.nextInt(8), 1_000);
            List<List<Ticket>> running = new ArrayList<>();
            Set<Ticket> open = new HashSet<>();
            for (int step = 0; step < 200 || !running.isEmpty(); step++) {
                if (step < 200 && random.nextInt(3) > 0) {
                    Ticket ticket = random.nextBoolean()
                            ? Tickets.of(sku(random), sku(random))
                            : Tickets.cart("c" + random.nextInt(3), sku(random));
                    open.add(ticket);
                    room.enter(ticket).ifPresent(running::add);
                } else if (!running.isEmpty()) {
                    List<Ticket> done = running.remove(random.nextInt(running.size()));
                    open.removeAll(done);
                    running.addAll(room.leave(done, List.of()));
                }
                checkApart(running);
            }
            assertThat(open).as("seed %d", seed).isEmpty();
            assertThat(room.waiting()).isZero();
        }
    }

    private static void checkApart(List<List<Ticket>> running) {
        Set<String> seen = new HashSet<>();
        for (List<Ticket> round : running) {
            Set<String> own = new HashSet<>();
            round.forEach(ticket -> own.addAll(ticket.skus()));
            assertThat(seen).doesNotContainAnyElementsOf(own);
            seen.addAll(own);
        }
    }

    private static String sku(Random random) {
        return "S" + random.nextInt(6);
    }

    private Ticket waits(Ticket ticket) {
        assertThat(room.enter(ticket)).isEmpty();
        return ticket;
    }
}
