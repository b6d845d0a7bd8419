package io.continuo.inventory.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WhatIsOursIsNoNewsTest {

    private final OwnTransactions own = new OwnTransactions();

    @Test
    void itIsKnownUntilASnapshotTakenSinceHasSeenIt() {
        own.add(7);
        own.add(8);
        String[] known = own.known();
        own.add(9);
        assertThat(known).containsExactlyInAnyOrder("7", "8");
        own.forget(known);
        assertThat(own.known()).containsExactly("9");
    }

    @Test
    void whatIsTooMuchToRememberIsReadLikeTheRest() {
        LongStream.range(0, 3L * OwnTransactions.MOST).forEach(own::add);
        assertThat(own.known()).hasSize(OwnTransactions.MOST);
    }
}
