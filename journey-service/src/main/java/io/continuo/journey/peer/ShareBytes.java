package io.continuo.journey.peer;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Share;
import java.util.ArrayList;
import java.util.List;

/** What partitions say as bytes: of each its number, the versions of rules and map, its counts. */
final class ShareBytes {

    private ShareBytes() {}

    static <P extends Partial<P>> byte[] write(List<Share<P>> shares) {
        PartialOutput out = new PartialOutput();
        out.each(shares, share -> {
            out.number(share.partition());
            out.number(share.stageRules());
            out.number(share.mapVersion());
            share.counts().write(out);
        });
        return out.toBytes();
    }

    /** @throws PartialInput.Malformed when that is not what the bytes are */
    static <P extends Partial<P>> List<Share<P>> read(byte[] bytes, Question<P> question) {
        PartialInput in = new PartialInput(bytes);
        List<Share<P>> shares = new ArrayList<>();
        in.each(() -> shares.add(new Share<>(in.whole(), in.whole(), in.number(), question.read(in))));
        in.end();
        return shares;
    }
}
