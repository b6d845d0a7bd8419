package io.continuo.journey.path;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Masks;
import io.continuo.journey.query.Values;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Walks through the journeys of one partition. */
final class PathScan {

    private static final int NONE = -1;

    private final PathQuestion question;
    private final Snapshot snapshot;
    private final Masks masks;
    private final Values values;
    private final Dictionary<String> names = new Dictionary<>();
    private final boolean[] contacts;
    /** By value: the number of its step. */
    private final int[] stepOf;

    private final int @Nullable [] byShape;
    private final int start;
    private final int end;
    private final boolean collapse;
    private final long first;
    private final long last;

    PathScan(PathQuestion question, Snapshot snapshot) {
        this.question = question;
        this.snapshot = snapshot;
        Schema schema = snapshot.schema();
        this.masks = new Masks(List.of(question.where()), schema);
        this.values = new Values(question.by(), schema);
        List<Shape> shapes = schema.shapes().values();
        this.contacts = new boolean[shapes.size()];
        for (int shape = 0; shape < contacts.length; shape++) {
            contacts[shape] = shapes.get(shape).contact() && masks.byShape()[shape] != 0;
        }
        Grouping grouping = new Grouping(question.groups());
        this.stepOf = new int[values.size()];
        for (int value = 0; value < stepOf.length; value++) {
            stepOf[value] = names.code(grouping.name(values.text(value)));
            PathQuestion.check(names.size());
        }
        this.start = number(question.start());
        this.end = number(question.end());
        this.byShape = stepsByShape();
        this.collapse = question.collapse();
        this.first = question.period().start();
        this.last = question.period().end();
        PathQuestion.check(names.size());
    }

    private int number(@Nullable String name) {
        return name == null ? NONE : names.code(name);
    }

    PathCounts run() {
        StepMatrix matrix = new StepMatrix(names.size(), question.extent());
        Trail trail = new Trail();
        int[] columns = IntStream.concat(Arrays.stream(masks.columns()), Arrays.stream(values.columns()))
                .distinct()
                .toArray();
        snapshot.scan(columns, (chunk, from, to, customer) -> {
            fill(trail, chunk, from, to);
            if (narrow(trail)) {
                matrix.add(trail);
            }
        });
        return matrix.counts(names::value);
    }

    /** What a shape's touchpoints are, where nothing else has to be looked at; otherwise null. */
    private int @Nullable [] stepsByShape() {
        if (values.columns().length > 0 || !masks.isDecidedByShape()) {
            return null;
        }
        int[] steps = new int[contacts.length];
        for (int shape = 0; shape < steps.length; shape++) {
            int value = values.ofShape(shape);
            steps[shape] = contacts[shape] && value >= 0 ? stepOf[value] : NONE;
        }
        return steps;
    }

    private void fill(Trail trail, Chunk chunk, int from, int to) {
        trail.clear(to - from);
        int[] shapes = chunk.shapes();
        long[] times = chunk.times();
        for (int place = from; place < to; place++) {
            int step = byShape == null ? step(chunk, place) : byShape[shapes[place]];
            long time = times[place];
            boolean counts = step != NONE && time >= first && time < last;
            if (counts && (!collapse || trail.length == 0 || trail.steps[trail.length - 1] != step)) {
                trail.steps[trail.length] = step;
                trail.times[trail.length++] = time;
            }
        }
    }

    private int step(Chunk chunk, int place) {
        int value = contacts[chunk.shapes()[place]] ? values.of(chunk, place) : NONE;
        boolean counts = value >= 0 && (masks.isDecidedByShape() || masks.refine(1, chunk, place) != 0);
        return counts ? stepOf[value] : NONE;
    }

    /** Leaves what the question looks at; false when that is nothing. */
    private boolean narrow(Trail trail) {
        int from = start == NONE ? 0 : trail.find(start, 0);
        if (from == NONE) {
            return false;
        }
        int until = end == NONE ? trail.length - 1 : trail.find(end, from);
        if (until == NONE) {
            return false;
        }
        if (from > 0 || until < trail.length - 1) {
            trail.narrow(from, until + 1);
        }
        return trail.length > 0;
    }
}
