package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A feed says what lies where, row by row, each row a new one, while shops go on asking what they may sell. */
final class FeedMeasurement {

    private static final int NODES = 500;
    private static final int UPLOAD = 25_000;
    private static final int FEEDERS = 2;
    private static final int READERS = 8;
    private static final int READS_PER_SECOND = 100;
    private static final int DIFFERENT = 1_000;
    private static final int ASKED_AT_ONCE = 20;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();

    FeedMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, SQLException, ExecutionException {
        int skus = Math.max(1, options.rows() / NODES);
        Warehouse warehouse = new Warehouse(stand);
        warehouse.open("fed", NODES);
        warehouse.stock(IntStream.range(0, skus).mapToObj(i -> "F" + i).toList(), 0, 0);
        double baseline = new FeedBaseline(stand).perSecond(Math.min(200_000, options.rows()));
        out.printf(Locale.ROOT, "feed, plain statements of 1,000 rows: %,.0f rows/s%n", baseline);
        Shoppers shoppers = new Shoppers(stand.url(Service.INVENTORY), warehouse, questions(skus));
        Pace pace = Pace.evenly(READS_PER_SECOND);
        FutureTask<Shoppers.Asked> asking = new FutureTask<>(() -> shoppers.ask(READERS, pace));
        Thread.ofPlatform().start(asking);
        CpuTime before = stand.cpu();
        long begin = System.nanoTime();
        feed(warehouse, skus);
        double seconds = (System.nanoTime() - begin) / 1e9;
        pace.stop();
        Shoppers.Asked reads = asking.get();
        out.printf(
                Locale.ROOT,
                "feed of %,d rows (%,d accepted): %.1f s, %,.0f rows/s, %.2f times the baseline; %s%n",
                skus * NODES,
                accepted.get(),
                seconds,
                accepted.get() / seconds,
                accepted.get() / seconds / baseline,
                stand.cpu().since(before).per((int) Math.max(1, accepted.get())));
        out.printf(Locale.ROOT, "availability of %d SKUs over %d nodes meanwhile: %s%n", ASKED_AT_ONCE, NODES, reads);
    }

    private void feed(Warehouse warehouse, int skus) throws InterruptedException {
        int uploads = Math.ceilDiv(skus * NODES, UPLOAD);
        List<Thread> feeders = new ArrayList<>();
        for (int feeder = 0; feeder < FEEDERS; feeder++) {
            feeders.add(Thread.ofPlatform().start(() -> {
                try (HttpClient http = HttpClient.newHttpClient()) {
                    for (int upload = next.getAndIncrement(); upload < uploads; upload = next.getAndIncrement()) {
                        send(http, warehouse, lines(upload, skus));
                    }
                } catch (IOException e) {
                    out.println("a feeder gave up: " + e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread feeder : feeders) {
            feeder.join();
        }
    }

    private void send(HttpClient http, Warehouse warehouse, byte[] lines) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        stand.url(Service.INVENTORY).resolve("/api/inventory/movements/bulk"))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", warehouse.authorization())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                .build();
        HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
        accepted.addAndGet(answer.body()
                .filter(line -> line.contains("\"status\":\"accepted\""))
                .count());
    }

    /** A store's rows come together, as stores send them. */
    private static byte[] lines(int upload, int skus) {
        StringBuilder lines = new StringBuilder();
        int end = Math.min((upload + 1) * UPLOAD, skus * NODES);
        for (int row = upload * UPLOAD; row < end; row++) {
            lines.append("{\"type\":\"count\",\"sku\":\"F")
                    .append(row % skus)
                    .append("\",\"node\":\"n")
                    .append(row / skus)
                    .append("\",\"quantity\":")
                    .append(1 + row % 50)
                    .append("}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> questions(int skus) {
        return IntStream.range(0, DIFFERENT).mapToObj(i -> asked(skus)).toList();
    }

    private static String asked(int skus) {
        StringBuilder path = new StringBuilder("/api/inventory/availability?channel=fed");
        for (int i = 0; i < ASKED_AT_ONCE; i++) {
            path.append("&sku=F").append(ThreadLocalRandom.current().nextInt(skus));
        }
        return path.toString();
    }
}
