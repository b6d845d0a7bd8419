package io.continuo.journey.funnel;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.query.Masks;
import java.util.List;

/** Picks the hits out of a customer's touchpoints. */
final class Collector {

    private final Masks masks;
    private final int[] byShape;
    private final boolean[] breaksStrict;
    private final long from;
    private final long to;

    Collector(Funnel funnel, Schema schema) {
        this.masks = new Masks(funnel.conditions(), schema);
        this.byShape = masks.byShape();
        boolean strict = funnel.mode() == Funnel.Mode.STRICT;
        this.from = funnel.period().start();
        this.to = funnel.period().end();
        List<Shape> shapes = schema.shapes().values();
        this.breaksStrict = new boolean[shapes.size()];
        for (int shape = 0; shape < breaksStrict.length; shape++) {
            breaksStrict[shape] = strict && shapes.get(shape).contact();
        }
    }

    /** By shape: 1 where a touchpoint may matter. */
    byte[] wanted() {
        byte[] wanted = new byte[byShape.length];
        for (int shape = 0; shape < wanted.length; shape++) {
            wanted[shape] = (byte) (byShape[shape] != 0 || breaksStrict[shape] ? 1 : 0);
        }
        return wanted;
    }

    int[] columns() {
        return masks.columns();
    }

    /** @param chunk of touchpoints of the {@link #wanted} shapes only */
    void collect(Chunk chunk, int first, int end, Hits hits) {
        hits.ensure(end - first);
        int[] shapes = chunk.shapes();
        long[] times = chunk.times();
        int kept = 0;
        for (int place = first; place < end; place++) { // Without a branch, as nothing could predict it.
            long time = times[place];
            hits.places[kept] = place;
            hits.times[kept] = time;
            hits.masks[kept] = byShape[shapes[place]];
            kept += time >= from && time < to ? 1 : 0;
        }
        hits.size = kept;
        if (!masks.isDecidedByShape()) {
            refine(chunk, hits);
        }
    }

    private void refine(Chunk chunk, Hits hits) {
        int kept = 0;
        for (int i = 0; i < hits.size; i++) {
            int place = hits.places[i];
            int mask = masks.refine(hits.masks[i], chunk, place);
            if (mask != 0 || breaksStrict[chunk.shapes()[place]]) {
                hits.places[kept] = place;
                hits.masks[kept] = mask;
                hits.times[kept] = hits.times[i];
                kept++;
            }
        }
        hits.size = kept;
    }
}
