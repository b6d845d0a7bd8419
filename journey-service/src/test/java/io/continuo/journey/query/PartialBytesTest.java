package io.continuo.journey.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels between instances. */
class PartialBytesTest {

    private final PartialOutput out = new PartialOutput();

    @Test
    void whatIsWrittenIsRead() {
        long[] numbers = {0, 1, -1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE};
        double[] reals = {0, -0.0, 0.1 + 0.2, Double.MIN_VALUE, -1e300};
        out.numbers(numbers);
        out.reals(reals);
        out.each(List.of("a", "ä€😀", "a", ""), out::text);

        PartialInput in = new PartialInput(out.toBytes());
        List<String> texts = new ArrayList<>();
        assertThat(in.numbers()).isEqualTo(numbers);
        assertThat(in.reals()).isEqualTo(reals);
        in.each(() -> texts.add(in.text()));
        assertThat(texts).containsExactly("a", "ä€😀", "a", "");
        in.end();
    }

    @Test
    void aTextStandsThereOnce() {
        String text = "x".repeat(500);
        out.each(List.of(text, text, text), out::text);

        assertThat(out.toBytes()).hasSizeLessThan(510);
    }

    @Test
    void everyPartOfItIsRefused() {
        out.numbers(new long[] {1, 300});
        out.text("abc");
        out.reals(new double[] {1});
        byte[] whole = out.toBytes();
        for (int length = 0; length < whole.length; length++) {
            PartialInput in = new PartialInput(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> {
                        in.numbers();
                        in.text();
                        in.reals();
                    })
                    .as("the first %d bytes", length)
                    .isInstanceOf(PartialInput.Malformed.class);
        }
    }

    @Test
    void whatIsAnnouncedAndNotThereTakesNoRoom() {
        out.number(Integer.MAX_VALUE);

        assertThatThrownBy(() -> new PartialInput(out.toBytes()).reals()).isInstanceOf(PartialInput.Malformed.class);
    }

    @ParameterizedTest(name = "{0} durations")
    @ValueSource(ints = {0, 1, 10, 1_000})
    void durationsComeBackAsTheyWere(int number) {
        Durations durations = new Durations(100);
        for (int i = 0; i < number; i++) {
            durations.add(i * 7_919L % 100_000);
        }
        durations.write(out);

        Durations read = Durations.read(new PartialInput(out.toBytes()), 100);

        assertThat(read.count()).isEqualTo(number);
        assertThat(read.mean()).isEqualTo(durations.mean());
        assertThat(read.median()).isEqualTo(durations.median());
        assertThat(read.longest()).isEqualTo(durations.longest());
        read.add(Duration.ofDays(1).toMillis());
        assertThat(read.count()).isEqualTo(number + 1L);
    }
}
