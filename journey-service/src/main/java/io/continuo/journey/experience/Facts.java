package io.continuo.journey.experience;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The facts of one partition's touchpoints, read once. */
public final class Facts {

    private final ExperienceColumns.Places places;
    private final Fact[] byCode;
    private final boolean[] displeased;

    /** @throws IllegalArgumentException when there are no columns of experience */
    public Facts(Schema schema) {
        places = ExperienceColumns.Places.in(schema);
        List<String> texts = schema.values(places.fact()).values();
        byCode = texts.stream().map(Fact::read).toArray(Fact[]::new);
        displeased = new boolean[byCode.length];
        for (int code = 0; code < displeased.length; code++) {
            displeased[code] = byCode[code].isDispleasure();
        }
    }

    /** Which columns are looked at, besides others. */
    public int[] columns(int[] others) {
        return IntStream.concat(IntStream.of(places.columns()), IntStream.of(others))
                .distinct()
                .toArray();
    }

    /** The number of the touchpoint's fact; negative when it has none. */
    int code(Chunk chunk, int place) {
        return chunk.property(places.fact())[place];
    }

    /** The touchpoint's fact; null when it has none. */
    public @Nullable Fact of(Chunk chunk, int place) {
        int code = code(chunk, place);
        return code < 0 ? null : byCode[code];
    }

    /** Whether the touchpoint shows that the customer is dissatisfied. */
    public boolean isDispleasure(Chunk chunk, int place) {
        int code = code(chunk, place);
        return code >= 0 && displeased[code];
    }

    /** Whether a customer's touchpoints have any. */
    boolean isAny(Chunk chunk, int from, int to) {
        int[] codes = chunk.property(places.fact());
        for (int place = from; place < to; place++) {
            if (codes[place] >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What the fact links to; negative when that is nothing. */
    public int link(Chunk chunk, int place) {
        return chunk.property(places.link())[place];
    }

    /** All there are, each at its number. */
    List<Fact> all() {
        return List.of(byCode);
    }
}
