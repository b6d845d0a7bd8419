package io.continuo.inventory.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How fast a shelf empties, by the day: an average in which what is 14 days old counts half. */
@InventoryTest
class WhatIsSoldIsAddedUpOnceTest {

    /** 14 units at once are as many a day as ln 2 of them. */
    private static final int THOUSANDTHS_OF_FOURTEEN = 693;

    @Inject
    Pulses pulses;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @BeforeEach
    void aHundred() {
        shop.item("X");
        shop.node("a");
        shop.receive("X", "a", 100);
    }

    @Test
    void aSaleCountsInOneTurnAndInNoOther() {
        shop.move("sale", "X", "a", 14).then().statusCode(201);
        addUp();
        assertThat(soldPerDay()).isEqualTo(THOUSANDTHS_OF_FOURTEEN);
        addUp();
        assertThat(soldPerDay()).isEqualTo(THOUSANDTHS_OF_FOURTEEN);
        shop.move("sale", "X", "a", 14).then().statusCode(201);
        addUp();
        assertThat(soldPerDay()).isBetween(2L * THOUSANDTHS_OF_FOURTEEN - 2, 2L * THOUSANDTHS_OF_FOURTEEN + 1);
    }

    @Test
    void whatWasSoldTwoWeeksAgoCountsHalf() {
        shop.move("sale", "X", "a", 14).then().statusCode(201);
        addUp();
        tables.update("UPDATE shelf_pulse SET sold_at = sold_at - interval '14 days' WHERE sku = ?", shop.name("X"));
        shop.move("sale", "X", "a", 14).then().statusCode(201);
        addUp();
        assertThat(soldPerDay()).isBetween(1038L, 1041L);
    }

    @Test
    void whatIsCountedBlockedOrReceivedIsNotSold() {
        shop.move("count", "X", "a", 50).then().statusCode(201);
        shop.move("block", "X", "a", 5).then().statusCode(201);
        addUp();
        assertThat(tables.count("SELECT count(*) FROM shelf_pulse WHERE sku = ?", shop.name("X")))
                .isZero();
    }

    /** Twice: the service's own turn may just be under way the first time, and began before the sale. */
    private void addUp() {
        pulses.addUp().await().atMost(Duration.ofSeconds(10));
        pulses.addUp().await().atMost(Duration.ofSeconds(10));
    }

    private long soldPerDay() {
        return tables.count("SELECT round(1000 * sold_per_day)::bigint FROM shelf_pulse WHERE sku = ?", shop.name("X"));
    }
}
