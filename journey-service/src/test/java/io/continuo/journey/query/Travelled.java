package io.continuo.journey.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.row.JsonRow;

/** Asks a partition as if it were on another instance: the question goes there as JSON, what it says comes back as bytes. */
public final class Travelled {

    private Travelled() {}

    public static <P extends Partial<P>> P count(Question<P> question, Snapshot snapshot) {
        @SuppressWarnings("unchecked") // It is of the class of the one that was written.
        Question<P> there = (Question<P>) JsonRow.read(JsonRow.write(question), question.getClass());
        assertThat(there).isEqualTo(question);
        return back(question, there.count(snapshot));
    }

    private static <P extends Partial<P>> P back(Question<P> question, P said) {
        PartialOutput out = new PartialOutput();
        said.write(out);
        PartialInput in = new PartialInput(out.toBytes());
        P heard = question.read(in);
        in.end();
        PartialOutput again = new PartialOutput();
        heard.write(again);
        assertThat(again.toBytes()).hasSameSizeAs(out.toBytes());
        return heard;
    }
}
