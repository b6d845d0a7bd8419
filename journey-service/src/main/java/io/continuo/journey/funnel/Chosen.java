package io.continuo.journey.funnel;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.List;
import java.util.TreeSet;

/** The first of the customers who are meant, by id. */
final class Chosen implements Partial<Chosen> {

    private final TreeSet<String> first = new TreeSet<>();
    private final int most;

    /** @param most how many */
    Chosen(int most) {
        this.most = most;
    }

    void add(String customer) {
        first.add(customer);
        if (first.size() > most) {
            first.pollLast();
        }
    }

    @Override
    public Chosen plus(Chosen other) {
        other.first.forEach(this::add);
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.each(first, out::text);
    }

    static Chosen read(PartialInput in, int most) {
        Chosen chosen = new Chosen(most);
        in.each(() -> chosen.add(in.text()));
        return chosen;
    }

    List<String> customers() {
        return List.copyOf(first);
    }
}
