package io.continuo.journey.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers take as little room as they need, and are read as they were written. */
class WidthsTest {

    private static final int PER_CUSTOMER = 50;
    private static final String LINK = Schema.NUMBERS + "link";
    private static final int LARGEST = Integer.MAX_VALUE;

    private final Schema schema = new Schema(List.of("size", LINK));

    private Columns columns(int atOnce) {
        return new Columns(schema, Storage.MEMORY, (customer, any) -> Run.empty(customer, 2), atOnce);
    }

    /** The customer's touchpoints, of as many shapes and sizes as there are touchpoints, up to a number. */
    private Run run(int customer, int most) {
        List<Mark> marks = IntStream.range(customer * PER_CUSTOMER, (customer + 1) * PER_CUSTOMER)
                .mapToObj(i -> new Mark(i * 60_000L, schema.shapes().code(shape(i % most)), i, new int[] {
                    i % 3 == 0 ? Dictionary.ABSENT : schema.values(0).code("size " + i % most),
                    i % 5 == 0 ? LARGEST : Dictionary.ABSENT
                }))
                .toList();
        return Run.of("c" + customer, marks, 2);
    }

    private static Shape shape(int number) {
        return new Shape("Look " + number, "web", Stage.AWARENESS, null, true);
    }

    @ParameterizedTest
    @CsvSource({"1, 14", "255, 14", "256, 16", "65535, 16", "65536, 18"})
    void aBlockIsReadAsItWasWritten(int most, int bytes) {
        for (int i = 0; i < most; i++) {
            schema.shapes().code(shape(i));
        }
        Columns columns = columns(LARGEST);
        IntStream.range(0, 2_000).forEach(customer -> columns.replace(run(customer, most)));
        List<String> before = contents(columns);
        columns.seal();

        assertThat(contents(columns)).isEqualTo(before);
        double ofCustomers = 2_000 * 30.0;
        assertThat((columns.size().blockBytes() - ofCustomers) / 100_000).isBetween(bytes - 0.3, (double) bytes);
    }

    @Test
    void blocksOfOtherWidthsAreJoined() {
        Columns atOnce = columns(LARGEST);
        Columns inParts = columns(3 * PER_CUSTOMER);
        IntStream.range(0, 30).forEach(customer -> atOnce.replace(run(customer, 700)));
        inParts.load((same, visitor) ->
                IntStream.range(0, 30).forEach(customer -> visitor.accept(run(customer, 700), 1)));

        assertThat(contents(inParts)).isEqualTo(contents(atOnce));
    }

    @Test
    void onlyTouchpointsOfSomeShapesAreShown() {
        Columns columns = columns(LARGEST);
        IntStream.range(0, 100).forEach(customer -> columns.replace(run(customer, 400)));
        columns.seal();
        columns.add("c7", new Mark(7 * PER_CUSTOMER * 60_000L + 1, 3, -1, new int[] {0, 5}));
        columns.add("new", new Mark(1, 3, -2, new int[] {1, 6}));
        columns.replace(run(9, 400));
        byte[] wanted = new byte[400];
        wanted[3] = 1;
        wanted[399] = 1;
        List<String> some = new ArrayList<>();
        columns.snapshot().scan(new int[] {0, 1}, wanted, (chunk, from, to, customer) -> {
            assertThat(to).isGreaterThan(from);
            IntStream.range(from, to).forEach(place -> some.add(line(chunk, place, customer.get())));
        });
        List<String> all = new ArrayList<>();
        columns.snapshot()
                .scan(
                        new int[] {0, 1},
                        (chunk, from, to, customer) -> IntStream.range(from, to)
                                .filter(place -> wanted[chunk.shapes()[place]] == 1)
                                .forEach(place -> all.add(line(chunk, place, customer.get()))));

        assertThat(some).isEqualTo(all).hasSizeGreaterThan(20);
    }

    private static List<String> contents(Columns columns) {
        List<String> lines = new ArrayList<>();
        columns.snapshot()
                .scanAll((chunk, from, to, customer) -> IntStream.range(from, to)
                        .forEach(place -> lines.add(chunk.ids()[place] + " " + line(chunk, place, customer.get()))));
        return lines.stream().sorted().toList();
    }

    private static String line(Chunk chunk, int place, String customer) {
        return customer + " " + chunk.times()[place] + " " + chunk.shapes()[place] + " " + chunk.property(0)[place]
                + " " + chunk.property(1)[place];
    }
}
