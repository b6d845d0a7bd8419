package io.continuo.benchmarks.identity;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How many touchpoints a second are applied, and that number beside a database that only writes a row for each. */
final class TouchpointMeasurement {

    private static final int REPORT_EVERY = 100_000;
    private static final int WARM_UP = 20_000;

    private final Options options;
    private final Stand stand;
    private final TouchpointLoad load;
    private final PrintStream out;

    TouchpointMeasurement(Options options, Stand stand, TouchpointLoad load, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.load = load;
        this.out = out;
    }

    /** Founds the customers through the service itself, which also shows whether it slows down as they grow. */
    void seed() throws InterruptedException {
        for (int done = 0; done < options.customers(); done += REPORT_EVERY) {
            int from = done;
            int number = Math.min(REPORT_EVERY, options.customers() - done);
            CpuTime before = stand.cpu();
            long begin = System.nanoTime();
            load.send(number, i -> Shoppers.customer(from + i));
            load.awaitApplied();
            out.printf(
                    Locale.ROOT,
                    "%,d customers founded: %,.0f/s; %s%n",
                    from + number,
                    perSecond(number, begin),
                    stand.cpu().since(before).per(number));
        }
    }

    void run() throws InterruptedException, SQLException {
        Shoppers shoppers = new Shoppers(1, options.customers());
        load.send(WARM_UP, _ -> shoppers.next());
        load.awaitApplied();
        awaitSent();
        CpuTime before = stand.cpu();
        long begin = System.nanoTime();
        load.send(options.touchpoints(), _ -> shoppers.next());
        load.awaitApplied();
        double rate = perSecond(options.touchpoints(), begin);
        CpuTime spent = stand.cpu().since(before);
        awaitSent();
        double told = perSecond(options.touchpoints(), begin);
        CpuTime all = stand.cpu().since(before);
        out.printf(Locale.ROOT, "touchpoints applied: %,.0f/s; %s%n", rate, spent.per(options.touchpoints()));
        out.printf(Locale.ROOT, "and all events on Kafka: %,.0f/s; %s%n", told, all.per(options.touchpoints()));
        for (int perTransaction : new int[] {1, 500}) {
            double upserts = new UpsertBaseline(stand, perTransaction).perSecond(options);
            out.printf(
                    Locale.ROOT,
                    "baseline, one upsert per identifier, %d per transaction: %,.0f/s; ratio %.2f%n",
                    perTransaction,
                    upserts,
                    rate / upserts);
        }
    }

    private void awaitSent() throws SQLException {
        try (Connection connection = stand.connect();
                Statement statement = connection.createStatement()) {
            while (waits(statement)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private static boolean waits(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM outbox)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    static double perSecond(int number, long beginNanos) {
        return number * 1e9 / (System.nanoTime() - beginNanos);
    }
}
