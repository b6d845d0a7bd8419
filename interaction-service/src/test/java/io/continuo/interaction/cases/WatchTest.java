package io.continuo.interaction.cases;

import static io.continuo.interaction.cases.TestCases.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.interaction.requests.RequestId;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However many promises are due, all are looked at, and what fails does not hold the others up. */
class WatchTest {

    private final Set<CaseId> due = new LinkedHashSet<>();
    private final Set<CaseId> claimed = new LinkedHashSet<>();
    private final Set<CaseId> broken = new LinkedHashSet<>();
    private final List<CaseId> looked = new ArrayList<>();

    @SuppressWarnings("DataFlowIssue")
    private final Cases cases = new Cases(null) {
        @Override
        Uni<List<CaseId>> alarming(Instant now, int limit) {
            return Uni.createFrom()
                    .item(() -> due.stream()
                            .filter(id -> !claimed.contains(id))
                            .limit(limit)
                            .toList());
        }

        @Override
        Uni<Boolean> claim(CaseId id, Instant now, Instant until) {
            return Uni.createFrom().item(() -> claimed.add(id));
        }

        @Override
        Uni<Void> silence(CaseId id, Instant until) {
            due.remove(id);
            return Uni.createFrom().voidItem();
        }
    };

    @SuppressWarnings("DataFlowIssue")
    private final Handling handling = new Handling(cases, null, null, null, null, null) {
        @Override
        Uni<Decision> change(CaseId id, @Nullable RequestId request, Function<Case, Decision> command) {
            looked.add(id);
            return broken.contains(id)
                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                    : Uni.createFrom().item(new Decision.NoSuchCase(id));
        }
    };

    private final Watch watch = new Watch(cases, handling, Clock.fixed(MONDAY, ZoneOffset.UTC));

    private void look() {
        watch.run().await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void allThatIsDueIsToldAtOnce() {
        IntStream.range(0, 250).forEach(i -> due.add(new CaseId("c-" + i)));
        look();
        assertThat(due).isEmpty();
        assertThat(looked).hasSize(250);
    }

    @Test
    void whatAnotherReplicaHasClaimedIsItsBusiness() {
        CaseId taken = new CaseId("c-taken");
        Cases late = new Cases(null) {
            @Override
            Uni<List<CaseId>> alarming(Instant now, int limit) {
                return Uni.createFrom().item(List.of(taken, new CaseId("c-free")));
            }

            @Override
            Uni<Boolean> claim(CaseId id, Instant now, Instant until) {
                return Uni.createFrom().item(!id.equals(taken));
            }

            @Override
            Uni<Void> silence(CaseId id, Instant until) {
                return Uni.createFrom().voidItem();
            }
        };
        new Watch(late, handling, Clock.fixed(MONDAY, ZoneOffset.UTC))
                .run()
                .await()
                .atMost(Duration.ofSeconds(5));
        assertThat(looked).containsExactly(new CaseId("c-free"));
    }

    @Test
    void whatFailsComesLaterAndHoldsNobodyUp() {
        IntStream.range(0, 250).forEach(i -> due.add(new CaseId("c-" + i)));
        broken.add(new CaseId("c-3"));
        look();
        assertThat(due).containsExactly(new CaseId("c-3"));
    }

    @Test
    void whereEverythingFailsItIsLeftForLater() {
        IntStream.range(0, 250).forEach(i -> due.add(new CaseId("c-" + i)));
        broken.addAll(due);
        look();
        assertThat(looked).hasSize(100);
    }
}
