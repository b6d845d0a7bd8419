package io.continuo.journey.query;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import java.util.List;

/** A dimension, made ready for one partition: numbers instead of texts while scanning. */
public final class Values {

    private final int column;
    private final int[] byShape;
    private final Dictionary<String> texts;

    /** @throws IllegalArgumentException when the property has no column */
    public Values(Dimension dimension, Schema schema) {
        if (dimension.kind() == Dimension.Kind.PROPERTY) {
            column = schema.column(dimension.property());
            if (column < 0) {
                throw new IllegalArgumentException("there is no column " + dimension.property());
            }
            byShape = new int[0];
            texts = schema.values(column);
            return;
        }
        column = -1;
        texts = new Dictionary<>();
        List<Shape> shapes = schema.shapes().values();
        byShape = new int[shapes.size()];
        for (int shape = 0; shape < byShape.length; shape++) {
            String text = dimension.of(shapes.get(shape));
            byShape[shape] = text == null ? Dictionary.ABSENT : texts.code(text);
        }
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
        return texts.value(code);
    }

    /** One more than the largest number. */
    public int size() {
        return texts.size();
    }
}
