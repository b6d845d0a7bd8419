package io.continuo.journey.handoff;

import io.continuo.journey.experience.Answers;
import io.continuo.journey.query.Durations;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;

/** Some of the hand-offs of two channels. Additive. */
final class Passed {

    private static final int NUMBERS = 6;

    final Durations wait;

    /** What was said of the visit to the channel that was left, and of the one to the channel where the customer went on. */
    final Answers before;

    final Answers after;

    long volume;
    long customers;

    /** Those of which it is known whether the customer was lost. */
    long decided;

    long lost;

    /** Those between two service contacts, and of these the ones that are about the same. */
    long service;

    long repeated;

    Passed() {
        this(new Durations(), new Answers(), new Answers());
    }

    private Passed(Durations wait, Answers before, Answers after) {
        this.wait = wait;
        this.before = before;
        this.after = after;
    }

    void merge(Passed other) {
        wait.merge(other.wait);
        before.merge(other.before);
        after.merge(other.after);
        volume += other.volume;
        customers += other.customers;
        decided += other.decided;
        lost += other.lost;
        service += other.service;
        repeated += other.repeated;
    }

    void write(PartialOutput out) {
        wait.write(out);
        before.write(out);
        after.write(out);
        out.numbers(new long[] {volume, customers, decided, lost, service, repeated});
    }

    static Passed read(PartialInput in) {
        Passed passed = new Passed(Durations.read(in, Durations.EXACT), Answers.read(in), Answers.read(in));
        long[] numbers = in.numbers();
        if (numbers.length != NUMBERS) {
            throw new PartialInput.Malformed("hand-offs have " + NUMBERS + " numbers");
        }
        passed.volume = numbers[0];
        passed.customers = numbers[1];
        passed.decided = numbers[2];
        passed.lost = numbers[3];
        passed.service = numbers[4];
        passed.repeated = numbers[5];
        return passed;
    }
}
