package io.continuo.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.inventory.stock.LineSplitter.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ALineIsCutWhereItEndsTest {

    private static final int LONGEST = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void howeverThePiecesCome(int size) {
        assertThat(lines("one\n\n  \nfour\nmuch too long\nsix ñ\r\nseven", size))
                .containsExactly(
                        new Line(1, "one", false),
                        new Line(4, "four", false),
                        new Line(5, "much too", true),
                        new Line(6, "six ñ\r", false),
                        new Line(7, "seven", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void aByteOrderMarkIsNoPartOfTheFirstLine(int size) {
        assertThat(lines("\uFEFF{}\n\uFEFF{}", size))
                .containsExactly(new Line(1, "{}", false), new Line(2, "\uFEFF{}", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aLineAsLongAsAllowedIsWhole(int size) {
        assertThat(lines("12345678\n123456789\n" + " ".repeat(9), size))
                .containsExactly(
                        new Line(1, "12345678", false),
                        new Line(2, "12345678", true),
                        new Line(3, " ".repeat(8), true));
    }

    private static List<Line> lines(String text, int size) {
        LineSplitter splitter = new LineSplitter(LONGEST);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += size) {
            lines.addAll(splitter.feed(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size))));
        }
        lines.addAll(splitter.end());
        return lines;
    }
}
