package io.continuo.interaction.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An export is one document, and nobody holds the whole of it. */
class ExportDocumentTest {

    private static final Past ANYBODY = new Past(List.of(), Instant.EPOCH);

    private final ObjectMapper mapper = new ObjectMapper();
    private final ExportDocument document = new ExportDocument(mapper);
    private final AtomicInteger read = new AtomicInteger();

    private PersonalData keeper(String name, int found) {
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
            public Multi<?> export(Past past) {
                return Multi.createFrom().range(0, found).invoke(any -> read.incrementAndGet());
            }
        };
    }

    private Multi<RawValue> export(PersonalData... all) {
        return document.of("r-1", new Keepers(List.of(all)).export(ANYBODY));
    }

    @Test
    void allKindsAreInOneObject() throws IOException {
        List<RawValue> pieces = export(keeper("none", 0), keeper("one", 1), keeper("some", 3))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE))
                .awaitCompletion()
                .getItems();

        // Whoever sends them may put white space in between.
        assertThat(mapper.readTree(joined(pieces))).isEqualTo(mapper.readTree("""
                        {"requestId":"r-1","service":"interaction","none":[],"one":[0],"some":[0,1,2]}"""));
    }

    private String joined(List<RawValue> pieces) throws IOException {
        StringBuilder joined = new StringBuilder();
        for (RawValue piece : pieces) {
            joined.append(mapper.writeValueAsString(piece)).append('\n');
        }
        return joined.toString();
    }

    @Test
    void noMoreIsReadThanIsAskedFor() {
        AssertSubscriber<RawValue> reader =
                export(keeper("many", 1_000_000)).subscribe().withSubscriber(AssertSubscriber.create(10));

        reader.awaitItems(10);
        assertThat(read.get()).isLessThanOrEqualTo(10);
        reader.cancel();
    }
}
