package io.continuo.inventory.cases;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.MovableClock;
import io.continuo.inventory.StockTables;
import io.continuo.inventory.cases.CaseFile.Case;
import io.continuo.inventory.promise.FollowUpSweeps;
import io.continuo.inventory.reservation.Sweeps;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the collection that belongs to what is built, told over HTTP; its invariants are checked behind it. */
@InventoryTest
class CasesHoldTest {

    @Inject
    MovableClock clock;

    @Inject
    Sweeps sweeps;

    @Inject
    FollowUpSweeps followUps;

    @Inject
    StockTables tables;

    static Stream<Case> availability() {
        return CaseFile.cases("availability");
    }

    static Stream<Case> sourcing() {
        return CaseFile.cases("sourcing");
    }

    static Stream<Case> reservations() {
        return CaseFile.cases("reservations");
    }

    static Stream<Case> movements() {
        return CaseFile.cases("movements");
    }

    static Stream<Case> promises() {
        return CaseFile.cases("promises");
    }

    @ParameterizedTest
    @MethodSource({"availability", "sourcing", "reservations", "movements", "promises"})
    void theCaseHolds(Case told) {
        Stage stage = new Stage(clock, sweeps, followUps, tables);
        stage.set(told.body());
        told.steps().forEach(stage::play);
        stage.checkInvariants();
    }
}
