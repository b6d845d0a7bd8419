package io.continuo.journey.cohort;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Unanswerable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cohorts by name, and what customers are worth by the number of channels they use. Additive. */
final class Cohorts implements Partial<Cohorts> {

    private static final int MOST = 5_000;

    private final int periods;
    private final Map<String, Cohort> byName = new TreeMap<>();
    private final Map<Integer, Worth> byChannels = new TreeMap<>();
    private final Set<String> currencies = new TreeSet<>();

    Cohorts(int periods) {
        this.periods = periods;
    }

    /** @throws Unanswerable when there are too many cohorts */
    Cohort named(String name) {
        Cohort known = byName.get(name);
        if (known == null) {
            if (byName.size() == MOST) {
                throw new Unanswerable("/by", "makes more than " + MOST + " cohorts");
            }
            known = new Cohort(periods);
            byName.put(name, known);
        }
        return known;
    }

    /** Customers who were met on so many channels. */
    Worth on(int channels) {
        return byChannels.computeIfAbsent(channels, any -> new Worth());
    }

    void currency(String code) {
        currencies.add(code);
    }

    @Override
    public Cohorts plus(Cohorts other) {
        other.byName.forEach((name, cohort) -> named(name).merge(cohort));
        other.byChannels.forEach((channels, worth) -> on(channels).merge(worth));
        currencies.addAll(other.currencies);
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.each(byName.entrySet(), entry -> {
            out.text(entry.getKey());
            entry.getValue().write(out);
        });
        out.each(byChannels.entrySet(), entry -> {
            out.number(entry.getKey());
            entry.getValue().write(out);
        });
        out.each(currencies, out::text);
    }

    static Cohorts read(PartialInput in, int periods) {
        Cohorts cohorts = new Cohorts(periods);
        in.each(() -> cohorts.named(in.text()).merge(Cohort.read(in, periods)));
        in.each(() -> cohorts.on(in.whole()).merge(Worth.read(in)));
        in.each(() -> cohorts.currency(in.text()));
        return cohorts;
    }

    /** In the order of their names. */
    Map<String, Cohort> byName() {
        return byName;
    }

    /** By the number of channels. */
    Map<Integer, Worth> byChannels() {
        return byChannels;
    }

    /** Of the revenue; empty texts stand for none named. */
    Set<String> currencies() {
        return currencies;
    }
}
