package io.continuo.journey.export;

import io.continuo.events.CustomerId;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.Journey;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.customer.Step;
import io.continuo.journey.query.Period;
import io.continuo.journey.reading.JourneyScan;
import io.continuo.journey.reading.JourneyStores;
import io.continuo.journey.stage.Rulebook;
import io.continuo.journey.turn.Turns;
import io.continuo.journey.turn.Turns.Turn;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Writes the journeys of everybody, customer by customer, so that their number does not matter. */
@ApplicationScoped
class Exports {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final JourneyStores stores;
    private final Rulebook rules;
    private final Turns turns;
    private final int maxTouchpoints;

    Exports(JourneyStores stores, Rulebook rules, JourneyConfig config, ExportConfig exports) {
        this.stores = stores;
        this.rules = rules;
        this.turns = new Turns(exports.atOnce(), exports.waiting(), exports.patience());
        this.maxTouchpoints = config.maxExported();
    }

    /** An export that can be written. */
    final class Prepared {

        private final JourneyScan scan;
        private final ExportFormat format;
        private final Period period;

        private Prepared(JourneyScan scan, ExportFormat format, Period period) {
            this.scan = scan;
            this.format = format;
            this.period = period;
        }

        /** @throws io.continuo.journey.reading.NotServing when the state moved away in the middle */
        void write(OutputStream out) throws IOException {
            Exports.this.write(scan, format.writer(out), period);
        }
    }

    /** Asks for a place to write an export; whoever does gives it back. */
    Turn turn() {
        return turns.turn();
    }

    /**
     * Prepares an export. Blocks until it has its place.
     *
     * @throws io.continuo.journey.reading.NotServing while not all journeys can be read here
     * @throws HttpProblem {@code unavailable} when too many are written
     */
    Prepared prepare(Turn turn, ExportFormat format, Period period) {
        if (!turn.comes()) {
            throw Problems.retryLater(
                    StandardProblem.UNAVAILABLE, "Other exports are being written; ask again.", RETRY_AFTER);
        }
        return new Prepared(stores.scan(maxTouchpoints), format, period);
    }

    private void write(JourneyScan scan, JourneyWriter writer, Period period) throws IOException {
        try {
            scan.each((customer, log) -> write(writer, customer, log, period));
            writer.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            writer.discard();
        }
    }

    private void write(JourneyWriter writer, CustomerId customer, JourneyLog log, Period period) {
        List<Step> steps = Journey.of(customer, log, log.mapVersion(), rules.current()).steps().stream()
                .filter(step -> period.holds(step.touch().occurredAt()))
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        try {
            writer.write(customer, steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
