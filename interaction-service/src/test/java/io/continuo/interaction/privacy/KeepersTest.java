package io.continuo.interaction.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An export says where it does not hold everything. */
class KeepersTest {

    private static final Past ANYBODY = new Past(List.of(), Instant.EPOCH);

    private static PersonalData keeper(String name, int found) {
        return new PersonalData() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Uni<Long> count(Past past) {
                return Uni.createFrom().item((long) found);
            }

            @Override
            public Uni<Void> erase(Past past) {
                return Uni.createFrom().voidItem();
            }

            @Override
            public Uni<List<Object>> export(Past past, int max) {
                return Uni.createFrom()
                        .item(IntStream.range(0, Math.min(found, max))
                                .<Object>mapToObj(i -> i)
                                .toList());
            }
        };
    }

    @Test
    void aKindThatIsCutIsNamed() {
        Keepers.Exported exported = new Keepers(List.of(keeper("few", 3), keeper("many", 4)))
                .export(ANYBODY, 3)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem()
                .getItem();

        assertThat(exported.incomplete()).containsExactly("many");
        assertThat(exported.byKind().get("few")).hasSize(3);
        assertThat(exported.byKind().get("many")).hasSize(3);
    }
}
