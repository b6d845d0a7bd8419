package io.continuo.journey.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dictionary of texts is a map of texts to numbers and a list of texts, wherever the texts are. */
class TextDictionaryTest {

    private static final int MANY = 100_000;
    private static final Storage FULL = bytes -> {
        throw new UncheckedIOException("no room", new IOException());
    };
    private static final String HALF = "\ud83d";

    @TempDir
    Path directory;

    /** What the dictionary has to be: in rows, half of a pair is a question mark, too. */
    private final List<String> texts = new ArrayList<>();

    private final Map<String, Integer> codes = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTextsAreKeptAsAMapAndAListWouldKeepThem(long seed) {
        Random random = new Random(seed);
        TextDictionary dictionary = new TextDictionary(seed % 2 == 0 ? Storage.MEMORY : new MappedStorage(directory));
        int most = 1 << (1 + random.nextInt(14));
        for (int step = 0; step < 2 * most; step++) {
            String text = text(random, most);
            assertThat(dictionary.code(text)).isEqualTo(expectedCode(text));
        }

        assertThat(dictionary.size()).isEqualTo(texts.size());
        assertThat(dictionary.values()).isEqualTo(texts);
        Predicate<String> odd = text -> text.length() % 2 == 1;
        assertThat(dictionary.codes(odd)).isEqualTo(expected(odd));
        List<String> wanted = random.ints(50, 0, most).mapToObj(this::numbered).toList();
        assertThat(dictionary.codes(wanted)).isEqualTo(expected(wanted::contains));
        for (int code = 0; code < texts.size(); code++) {
            assertThat(dictionary.code(texts.get(code))).isEqualTo(code);
        }
    }

    private int expectedCode(String text) {
        String kept = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return codes.computeIfAbsent(kept, any -> {
            texts.add(kept);
            return texts.size() - 1;
        });
    }

    private BitSet expected(Predicate<String> test) {
        BitSet expected = new BitSet();
        codes.forEach((text, code) -> expected.set(code, test.test(text)));
        return expected;
    }

    private String text(Random random, int most) {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> HALF + random.nextInt(3);
            case 2 -> "\ud83d\ude00".repeat(random.nextInt(100));
            case 3 -> "größe €".repeat(random.nextInt(30));
            case 4 -> random.nextInt(most) == 0 ? "x".repeat(60_000 + random.nextInt(60_000)) : "x";
            case 5 -> "x".repeat(120 + random.nextInt(20));
            default -> numbered(random.nextInt(most));
        };
    }

    private String numbered(int number) {
        return "order-" + number;
    }

    @Test
    void halfOfASurrogatePairIsAQuestionMark() {
        TextDictionary dictionary = new TextDictionary(Storage.MEMORY);

        assertThat(dictionary.value(dictionary.code("a" + HALF))).isEqualTo("a?");
        assertThat(dictionary.code("a?")).isZero();
    }

    @Test
    void aNumberThatNobodyHasStandsForNothing() {
        TextDictionary dictionary = new TextDictionary(Storage.MEMORY);
        dictionary.code("a");

        assertThatThrownBy(() -> dictionary.value(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> dictionary.value(Dictionary.ABSENT)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void fewTextsAskForNoRoomAndManyAreNotOnTheHeap() {
        TextDictionary few = new TextDictionary(FULL);
        for (int number = 0; number < 500; number++) {
            few.code(numbered(number));
        }
        List<Long> rooms = new ArrayList<>();
        TextDictionary many = new TextDictionary(bytes -> {
            rooms.add(bytes);
            return Storage.MEMORY.allocate(bytes);
        });
        for (int number = 0; number < MANY; number++) {
            many.code(numbered(number));
        }

        assertThat(few.value(499)).isEqualTo(numbered(499));
        assertThat(rooms).allMatch(bytes -> bytes >= Storage.SMALL);
        long onTheHeap = 3L * Storage.SMALL;
        assertThat(rooms.stream().mapToLong(Long::longValue).sum()).isGreaterThan(many.bytes() - onTheHeap);
        assertThat(many.bytes() / MANY).as("a text of 11 bytes").isBetween(11 + 1 + 8 + 8L, 11 + 1 + 8 + 16L);
    }

    @Test
    void whatFoundNoRoomIsNotInItAndCanComeAgain() {
        AtomicBoolean full = new AtomicBoolean();
        Random random = new Random(1);
        TextDictionary dictionary = new TextDictionary(bytes -> (full.get() ? FULL : Storage.MEMORY).allocate(bytes));
        int refused = 0;
        for (int step = 0; step < MANY; step++) {
            full.set(random.nextInt(100) > 0);
            int before = dictionary.size();
            try {
                assertThat(dictionary.code(numbered(step))).isEqualTo(before);
            } catch (UncheckedIOException e) {
                refused++;
                assertThat(dictionary.size()).isEqualTo(before);
                full.set(false);
                assertThat(dictionary.code(numbered(step))).isEqualTo(before);
            }
        }

        assertThat(refused).isPositive();
        assertThat(dictionary.values()).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void whoReadsWhileOthersWriteSeesWhatIsThere() throws Exception {
        TextDictionary dictionary = new TextDictionary(new MappedStorage(directory));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> readers = List.of(
                    threads.submit(() -> readValues(dictionary, done)),
                    threads.submit(() -> readAll(dictionary, done)));
            List<Future<int[]>> writers =
                    List.of(threads.submit(() -> write(dictionary)), threads.submit(() -> write(dictionary)));
            try {
                assertThat(writers.getFirst().get()).isEqualTo(writers.getLast().get());
            } finally {
                done.set(true); // Else readers go on for ever, and nobody hears why a writer did not.
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
        assertThat(dictionary.size()).isEqualTo(MANY);
    }

    private int[] write(TextDictionary dictionary) {
        int[] written = new int[MANY];
        for (int number = 0; number < MANY; number++) {
            written[number] = dictionary.code(numbered(number));
        }
        return written;
    }

    private static int readValues(TextDictionary dictionary, AtomicBoolean done) {
        Random random = new Random(2);
        int reads = 0;
        do {
            int size = dictionary.size();
            int code = size == 0 ? 0 : size - 1 - random.nextInt(Math.min(size, 100));
            assertThat(size == 0 ? "order-0" : dictionary.value(code)).isEqualTo("order-" + code);
            reads++;
        } while (!done.get());
        return reads;
    }

    private static int readAll(TextDictionary dictionary, AtomicBoolean done) {
        int reads = 0;
        do {
            int least = dictionary.size();
            BitSet passed = dictionary.codes(text -> text.startsWith("order-"));
            assertThat(passed.nextClearBit(0)).isEqualTo(passed.length()).isGreaterThanOrEqualTo(least);
            reads++;
        } while (!done.get());
        return reads;
    }
}
