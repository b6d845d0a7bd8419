package io.continuo.localstack;

import java.io.PrintStream;
import java.util.Locale;

/** Lines for the person who waits, each with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void step(String what) {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        out.println(String.format(Locale.ROOT, "%7.1f s  %s", seconds, what));
    }

    void say(String text) {
        out.println(text);
    }
}
