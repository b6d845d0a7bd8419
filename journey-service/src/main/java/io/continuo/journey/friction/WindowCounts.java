package io.continuo.journey.friction;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;

/** How often something hurt in several windows. Additive. */
public final class WindowCounts implements Partial<WindowCounts> {

    private final long[] occurrences;
    private final long[] contacts;

    WindowCounts(int windows) {
        this(new long[windows], new long[windows]);
    }

    private WindowCounts(long[] occurrences, long[] contacts) {
        this.occurrences = occurrences;
        this.contacts = contacts;
    }

    void happened(int window) {
        occurrences[window]++;
    }

    void contact(int window) {
        contacts[window]++;
    }

    /** How often it hurt. */
    public long occurrences(int window) {
        return occurrences[window];
    }

    /** Whether anybody was met. */
    public boolean isLived(int window) {
        return contacts[window] > 0;
    }

    @Override
    public WindowCounts plus(WindowCounts other) {
        for (int window = 0; window < occurrences.length; window++) {
            occurrences[window] += other.occurrences[window];
            contacts[window] += other.contacts[window];
        }
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.numbers(occurrences);
        out.numbers(contacts);
    }

    static WindowCounts read(PartialInput in, int windows) {
        WindowCounts counts = new WindowCounts(in.numbers(), in.numbers());
        if (counts.occurrences.length != windows || counts.contacts.length != windows) {
            throw new PartialInput.Malformed("there are " + windows + " windows");
        }
        return counts;
    }
}
