package io.continuo.journey.alert;

import io.continuo.journey.experience.Lived;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answering;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Travelled;
import java.time.Instant;
import java.util.List;

/** Asks everybody who lived through something, on two partitions, and counts how often. */
final class Everybody implements Answering {

    private final Lived lived;

    List<Integer> missing = List.of();
    int asked;

    Everybody(Lived lived) {
        this.lived = lived;
    }

    @Override
    public <P extends Partial<P>> Answered<P> ask(Question<P> question) {
        asked++;
        P counts = lived.partitions(2).stream()
                .map(partition -> Travelled.count(question, partition))
                .reduce(Partial::plus)
                .orElseThrow();
        return new Answered<>(counts, new Basis(1, 1, Instant.EPOCH, missing));
    }
}
