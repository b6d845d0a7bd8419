package io.continuo.journey.columns;

import static io.continuo.journey.columns.Layout.INT;

import io.continuo.journey.hash.SipHash;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Numbers the texts of a column from 0 on in the order of their first use. A number never changes. Safe for several threads:
 * who reads the text of a number waits for nobody; who looks up the number of a text waits for whoever adds one, at times as
 * long as it takes to find room for twice as many.
 *
 * <p>A text is kept once, in UTF-8, in storage: with one byte for its length (two from 128 bytes on), eight for its place and
 * eight to sixteen by which it is found. On the heap are less than {@value Storage#SMALL} bytes of texts, of places and of
 * what finds them, whatever their number. Half of a surrogate pair has no form in UTF-8: it is a question mark, as in rows.
 */
public final class TextDictionary {

    private static final SipHash HASH = SipHash.keyed();
    private static final long FEWEST_SLOTS = 16;

    private final Storage storage;
    private final StoredTexts texts;
    /** By hash: one more than the number of a text, or 0; another one is in the next that is free. At least half are. */
    private MemorySegment slots;

    TextDictionary(Storage storage) {
        this.storage = storage;
        this.texts = new StoredTexts(storage);
        this.slots = storage.room(FEWEST_SLOTS * Integer.BYTES);
    }

    /** The number of a text, which gets one when it has none. */
    public int code(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long hash = HASH.hash(utf8);
        synchronized (this) {
            int known = slots.get(INT, slot(utf8, hash)) - 1;
            return known >= 0 ? known : add(utf8, hash);
        }
    }

    private int add(byte[] utf8, long hash) {
        int code = texts.size();
        if ((code + 1L) * 2 * Integer.BYTES > slots.byteSize()) {
            widen();
        }
        texts.add(utf8, hash);
        slots.set(INT, slot(utf8, hash), code + 1);
        return code;
    }

    /** The text's slot, as an offset, or the one that it would get. */
    private long slot(byte[] utf8, long hash) {
        long slot = first(hash, slots);
        for (int code; (code = slots.get(INT, slot) - 1) >= 0; slot = next(slot, slots)) {
            if (texts.isMarked(code, hash) && Arrays.equals(texts.utf8(code), utf8)) {
                return slot;
            }
        }
        return slot;
    }

    private void widen() {
        MemorySegment wider = storage.room(2 * slots.byteSize());
        for (int code = 0; code < texts.size(); code++) {
            long slot = first(HASH.hash(texts.utf8(code)), wider);
            while (wider.get(INT, slot) != 0) {
                slot = next(slot, wider);
            }
            wider.set(INT, slot, code + 1);
        }
        slots = wider;
    }

    private static long first(long hash, MemorySegment slots) {
        return hash * Integer.BYTES & (slots.byteSize() - 1);
    }

    private static long next(long slot, MemorySegment slots) {
        return slot + Integer.BYTES & (slots.byteSize() - 1);
    }

    /** @throws IndexOutOfBoundsException when no text has this number */
    public String value(int code) {
        return new String(texts.utf8(code), StandardCharsets.UTF_8);
    }

    public int size() {
        return texts.size();
    }

    /** The numbers of all texts that pass. */
    public BitSet codes(Predicate<String> test) {
        int size = texts.size();
        BitSet passed = new BitSet(size);
        for (int code = 0; code < size; code++) {
            if (test.test(value(code))) {
                passed.set(code);
            }
        }
        return passed;
    }

    /** The numbers of those of these texts that have one: without a look at the others. */
    public BitSet codes(Collection<String> wanted) {
        BitSet found = new BitSet();
        for (String text : wanted) {
            int code = find(text.getBytes(StandardCharsets.UTF_8));
            if (code >= 0) {
                found.set(code);
            }
        }
        return found;
    }

    private synchronized int find(byte[] utf8) {
        return slots.get(INT, slot(utf8, HASH.hash(utf8))) - 1;
    }

    /** All texts, each at its number, as of now; where there are few. */
    public List<String> values() {
        return IntStream.range(0, texts.size()).mapToObj(this::value).toList();
    }

    /** Bytes that all of it takes. */
    public synchronized long bytes() {
        return texts.bytes() + slots.byteSize();
    }
}
