package io.continuo.journey.query;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.TextDictionary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Up to {@value #MAX_CONDITIONS} conditions, made ready for one partition: which of them a touchpoint meets is a table
 * look-up by its shape, and a look at its property columns where a condition asks for one.
 */
public final class Masks {

    /** One bit is left over. */
    public static final int MAX_CONDITIONS = 31;

    private final int[] byShape;
    private final List<Test> tests = new ArrayList<>();
    private final int[] columns;
    private int tested;

    /** A condition that asks for a property. */
    private record Test(int bit, int column, BitSet passing) {}

    /**
     * Looks at everything the schema knows by now; touchpoints of a snapshot taken before hold nothing else.
     *
     * @throws IllegalArgumentException when a property has no column
     */
    public Masks(List<Where> conditions, Schema schema) {
        List<Shape> shapes = schema.shapes().values();
        this.byShape = new int[shapes.size()];
        for (int bit = 0; bit < conditions.size(); bit++) {
            Where where = conditions.get(bit);
            for (int shape = 0; shape < byShape.length; shape++) {
                byShape[shape] |= where.allows(shapes.get(shape)) ? 1 << bit : 0;
            }
            for (Map.Entry<String, PropertyCondition> property :
                    where.properties().entrySet()) {
                int column = schema.column(property.getKey());
                if (column < 0) {
                    throw new IllegalArgumentException("there is no column " + property.getKey());
                }
                BitSet passing = passing(property.getValue(), schema.values(column));
                tests.add(new Test(1 << bit, column, passing));
                tested |= 1 << bit;
            }
        }
        this.columns = tests.stream().mapToInt(Test::column).distinct().toArray();
    }

    /** Where only some texts can pass, nobody looks at the others. */
    private static BitSet passing(PropertyCondition condition, TextDictionary texts) {
        return condition.anyOf().isEmpty()
                ? texts.codes(condition::isMetBy)
                : texts.codes(
                        condition.anyOf().stream().filter(condition::isMetBy).toList());
    }

    /** Which columns are looked at. */
    public int[] columns() {
        return columns;
    }

    /** By the number of a shape: the conditions that a touchpoint of the shape can meet. Not to be written to. */
    public int[] byShape() {
        return byShape;
    }

    /** Whether a look at the shape is all that is needed. */
    public boolean isDecidedByShape() {
        return tests.isEmpty();
    }

    /** Takes out of a shape's conditions those that the touchpoint's properties do not meet. */
    public int refine(int mask, Chunk chunk, int place) {
        int left = mask;
        if ((mask & tested) != 0) {
            for (Test test : tests) {
                int code = chunk.property(test.column())[place];
                if (code < 0 || !test.passing().get(code)) {
                    left &= ~test.bit();
                }
            }
        }
        return left;
    }
}
