package io.continuo.journey.query;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first of the customers who are meant, by id. */
public final class Chosen implements Partial<Chosen> {

    private final TreeSet<String> first = new TreeSet<>();
    private final int most;

    /** @param most how many */
    public Chosen(int most) {
        this.most = most;
    }

    /**
     * A customer who is meant.
     *
     * @param after only ids after this one; null: all
     */
    public void add(String customer, @Nullable String after) {
        if (after == null || customer.compareTo(after) > 0) {
            add(customer);
        }
    }

    private void add(String customer) {
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

    public static Chosen read(PartialInput in, int most) {
        Chosen chosen = new Chosen(most);
        in.each(() -> chosen.add(in.text()));
        return chosen;
    }

    public List<String> customers() {
        return List.copyOf(first);
    }
}
