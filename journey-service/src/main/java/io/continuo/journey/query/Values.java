package io.continuo.journey.query;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.TextDictionary;
import java.util.List;
import java.util.function.IntFunction;

/** A dimension, made ready for one partition: numbers instead of texts while scanning. */
public final class Values {

    private final int column;
    private final int[] byShape;
    private final IntFunction<String> texts;
    private final int size;

    /** @throws IllegalArgumentException when the property has no column */
    public Values(Dimension dimension, Schema schema) {
        if (dimension.kind() == Dimension.Kind.PROPERTY) {
            column = schema.column(dimension.property());
            if (column < 0) {
                throw new IllegalArgumentException("there is no column " + dimension.property());
            }
            byShape = new int[0];
            TextDictionary known = schema.values(column);
            texts = known::value;
            size = known.size();
            return;
        }
        column = -1;
        Dictionary<String> known = new Dictionary<>();
        List<Shape> shapes = schema.shapes().values();
        byShape = new int[shapes.size()];
        for (int shape = 0; shape < byShape.length; shape++) {
            String text = dimension.of(shapes.get(shape));
            byShape[shape] = text == null ? Dictionary.ABSENT : known.code(text);
        }
        texts = known::value;
        size = known.size();
    }

    /** Which columns are looked at. */
    public int[] columns() {
        return column < 0 ? new int[0] : new int[] {column};
    }

    /** The number of a touchpoint's value; {@link Dictionary#ABSENT} when it has none. */
    public int of(Chunk chunk, int place) {
        return column < 0 ? byShape[chunk.shapes()[place]] : chunk.property(column)[place];
    }

    /** The number of the value of a shape; only where no column is looked at. */
    public int ofShape(int shape) {
        return byShape[shape];
    }

    public String text(int code) {
        return texts.apply(code);
    }

    /** One more than the largest number of a snapshot taken before. */
    public int size() {
        return size;
    }
}
