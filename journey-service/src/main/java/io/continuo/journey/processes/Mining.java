package io.continuo.journey.processes;

import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.EventLog;
import io.continuo.journey.upload.EventLogReader;
import io.continuo.journey.upload.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the process of an uploaded log. */
@ApplicationScoped
class Mining {

    private static final int NOT_THERE = -1;

    ProcessMap mine(CsvRows rows, ProcessQuestion question, Instant asOf) {
        Set<String> extras = question.by().equals(ProcessQuestion.EVENT) ? Set.of() : Set.of(question.by());
        EventLog log = EventLogReader.read(rows, extras);
        ProcessTally tally = new ProcessTally(question.depth());
        Trace trace = new Trace();
        for (int number = 0; number < log.cases(); number++) {
            fill(trace, log, number, question);
            narrow(trace, question);
            if (trace.length() > 0) {
                tally.add(trace);
            }
        }
        Words names = question.grouping().names();
        return new ProcessDrawing(tally, names::text).draw(question.variants(), asOf);
    }

    private static void fill(Trace trace, EventLog log, int number, ProcessQuestion question) {
        EventLog.Column activities = log.column(question.by());
        trace.clear();
        for (int place = log.from(number); place < log.to(number); place++) {
            if (activities.words().text(activities.at(place)).isEmpty()) {
                continue; // Without a value there it is no step, as over all journeys.
            }
            int activity = question.grouping().number(activities.words(), activities.at(place));
            boolean again = trace.length() > 0 && trace.activity(trace.length() - 1) == activity;
            if (!again || !question.collapse()) {
                trace.step(activity, log.micros(place));
            }
        }
    }

    /** Leaves what the question looks at, which may be nothing. */
    private static void narrow(Trace trace, ProcessQuestion question) {
        Words names = question.grouping().names();
        int from = question.start() == null ? 0 : first(trace, names, question.start(), 0);
        if (from == NOT_THERE) {
            trace.clear();
            return;
        }
        int last = question.end() == null ? trace.length() - 1 : first(trace, names, question.end(), from);
        if (last == NOT_THERE) {
            trace.clear();
        } else {
            trace.narrow(from, last + 1);
        }
    }

    private static int first(Trace trace, Words names, @Nullable String name, int from) {
        int activity = names.find(String.valueOf(name));
        for (int place = from; place < trace.length(); place++) {
            if (trace.activity(place) == activity) {
                return place;
            }
        }
        return NOT_THERE;
    }
}
