package io.continuo.inventory.invariants;

import io.continuo.inventory.MovableClock;
import io.continuo.inventory.Shop;
import io.continuo.inventory.reservation.Sweeps;
import java.util.List;

/** Does one random thing after another, over HTTP and in the model, and expects both to agree on whether it can be done. */
final class Player {

    static final List<String> NODES = List.of("a", "b", "c");
    static final List<String> SKUS = List.of("X", "Y");

    private final MovableClock clock;
    private final Sweeps sweeps;
    private final Dice dice;
    final Model model = new Model();
    private final Storekeeper storekeeper;
    private final Customers customers;

    Player(Shop shop, MovableClock clock, Sweeps sweeps, long seed) {
        this.clock = clock;
        this.sweeps = sweeps;
        this.dice = new Dice(seed);
        Requests requests = new Requests(shop, dice);
        this.storekeeper = new Storekeeper(shop, model, dice, requests);
        this.customers = new Customers(shop, model, dice, requests);
    }

    void step() {
        switch (dice.below(18)) {
            case 0, 1 -> storekeeper.border("receive", 1);
            case 2 -> storekeeper.border("sale", -1);
            case 3 -> storekeeper.border(dice.coin() ? "return" : "write_off", 0);
            case 4 -> storekeeper.fact();
            case 5 -> storekeeper.block();
            case 6 -> storekeeper.send();
            case 7 -> storekeeper.arrive();
            case 8 -> storekeeper.limit();
            case 9, 10 -> customers.reserve();
            case 11, 12 -> customers.change();
            case 13 -> customers.release();
            case 14 -> customers.confirm();
            case 15 -> customers.settle();
            case 16 -> customers.takeBack();
            default -> customers.expire(clock, sweeps);
        }
    }
}
