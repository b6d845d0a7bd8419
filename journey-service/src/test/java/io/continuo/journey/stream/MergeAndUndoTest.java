package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who somebody is can change at any time, also back, and the past changes with it. */
class MergeAndUndoTest {

    private final DrivenTopology topology = new DrivenTopology();

    @BeforeEach
    void anaByMailAndByDevice() {
        topology.map("email:ana@example.com", "ana", 1);
        topology.map("device_id:tablet", "stranger", 2);
        visit("m1", "2026-01-01T10:00:00Z", "email:ana@example.com");
        visit("d1", "2026-01-02T10:00:00Z", "device_id:tablet");
        visit("m2", "2026-01-03T10:00:00Z", "email:ana@example.com");
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void aMergeMovesTheWholePastToTheSurvivor() {
        topology.map("device_id:tablet", "ana", 3);

        assertThat(topology.idsOf("ana")).containsExactly("m1", "d1", "m2");
        assertThat(topology.idsOf("stranger")).isEmpty();
    }

    @Test
    void undoingAMergeGivesTheOldAnswerExactly() {
        Object ana = answer("ana");
        Object stranger = answer("stranger");

        topology.map("device_id:tablet", "ana", 3);
        topology.map("device_id:tablet", "stranger", 4);

        assertThat(answer("ana")).isEqualTo(ana);
        assertThat(topology.idsOf("stranger")).containsExactly("d1");
        assertThat(((List<?>) stranger)).hasSize(1);
    }

    @Test
    void whatArrivesAfterTheMergeGoesToTheSurvivorAndBackWithTheUndo() {
        topology.map("device_id:tablet", "ana", 3);
        visit("d0", "2025-12-31T10:00:00Z", "device_id:tablet");
        assertThat(topology.idsOf("ana")).containsExactly("d0", "m1", "d1", "m2");

        topology.map("device_id:tablet", "stranger", 4);

        assertThat(topology.idsOf("ana")).containsExactly("m1", "m2");
        assertThat(topology.idsOf("stranger")).containsExactly("d0", "d1");
    }

    @Test
    void olderNewsOfTheMapIsIgnored() {
        topology.map("device_id:tablet", "ana", 5);
        topology.map("device_id:tablet", "stranger", 4);

        assertThat(topology.idsOf("ana")).containsExactly("m1", "d1", "m2");
    }

    @Test
    void anOrderFollowsItsBuyer() {
        topology.touchpoint(
                "o", "Order Completed", "store", "2026-01-04T10:00:00Z", "device_id:tablet", Map.of("order_id", 17));
        assertThat(topology.buyers("17")).containsExactly(new CustomerId("stranger"));

        topology.map("device_id:tablet", "ana", 3);

        assertThat(topology.buyers("17")).containsExactly(new CustomerId("ana"));
    }

    @Test
    void theAnswerNamesTheVersionOfTheMapItWasComputedWith() {
        topology.map("device_id:tablet", "ana", 3);

        CustomerId ana = new CustomerId("ana");
        assertThat(topology.latest(ana, 10).mapVersion()).isEqualTo(3);
    }

    private Object answer(String customer) {
        CustomerId id = new CustomerId(customer);
        return topology.latest(id, 10).touches();
    }

    private void visit(String id, String at, String identifier) {
        topology.touchpoint(id, "Page Viewed", "web", at, identifier, Map.of());
    }
}
