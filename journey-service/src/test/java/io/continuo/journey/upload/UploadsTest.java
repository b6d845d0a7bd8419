package io.continuo.journey.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody is sent away because others upload, too, or because they do so slowly; only when there are too many. */
class UploadsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String LINE = "some,line\n";
    private static final String LARGE = LINE.repeat(300 * 1024 / LINE.length());

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What a sender has not sent yet. */
    private final CountDownLatch rest = new CountDownLatch(1);

    @AfterEach
    void end() {
        rest.countDown();
        threads.shutdown();
    }

    @Test
    void manySmallOnesAreAllAnswered() {
        Uploads uploads = uploads(Map.of("small-at-once", "2"));

        List<Future<Long>> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            answers.add(sent(uploads, body(LINE.repeat(4))));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).succeedsWithin(LONG).isEqualTo(3L));
    }

    @Test
    void manyLargeOnesAreAllAnswered() {
        Uploads uploads = uploads(Map.of());

        List<Future<Long>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(sent(uploads, body(LARGE)));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(LONG));
    }

    @Test
    void whoSendsSlowlyHoldsNobodyUp() throws InterruptedException {
        Uploads uploads = uploads(Map.of("at-once", "1", "small-at-once", "1"));
        List<Future<Long>> slow = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Slow body = new Slow(LINE.repeat(4));
            slow.add(sent(uploads, body));
            body.isAwaited();
        }

        assertThat(sent(uploads, body(LINE.repeat(4)))).succeedsWithin(LONG);
        assertThat(sent(uploads, body(LARGE))).succeedsWithin(LONG);

        rest.countDown();
        assertThat(slow)
                .allSatisfy(answer -> assertThat(answer).succeedsWithin(LONG).isEqualTo(4L));
    }

    @Test
    void aLargeOneThatComesSlowlyHoldsNoSmallOneUp() throws InterruptedException {
        Uploads uploads = uploads(Map.of("at-once", "1"));
        Future<Long> slow = begun(uploads);

        assertThat(sent(uploads, body(LINE.repeat(4)))).succeedsWithin(LONG);

        rest.countDown();
        assertThat(slow).succeedsWithin(LONG);
    }

    @Test
    void whoFindsNoPlaceInTimeIsToldToComeAgain() throws InterruptedException {
        Uploads uploads = uploads(Map.of("at-once", "1", "patience", "1ms"));
        assertThat(begun(uploads)).isNotDone();

        isToldToComeAgain(uploads, LARGE);
    }

    @Test
    void whoComesWhenTooManyWaitIsToldToComeAgain() throws InterruptedException {
        Uploads uploads = uploads(Map.of("at-once", "1", "waiting", "0"));
        assertThat(begun(uploads)).isNotDone();

        isToldToComeAgain(uploads, LARGE);
    }

    @Test
    void whoComesWhenTooManyAreSendingIsToldToComeAgain() throws InterruptedException {
        Uploads uploads = uploads(Map.of("open", "2"));
        assertThat(List.of(begun(uploads), begun(uploads))).noneMatch(Future::isDone);

        isToldToComeAgain(uploads, LINE);
    }

    private static void isToldToComeAgain(Uploads uploads, String body) {
        assertThatThrownBy(() -> uploads.analysed(body(body), null, UploadsTest::lines))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(503);
                    assertThat(problem.getHeaders()).containsKey("Retry-After");
                });
    }

    /** A large one that has its place, and whose rest does not come. */
    private Future<Long> begun(Uploads uploads) throws InterruptedException {
        Slow body = new Slow(LARGE);
        Future<Long> answer = sent(uploads, body);
        body.isAwaited();
        return answer;
    }

    private Future<Long> sent(Uploads uploads, InputStream body) {
        return threads.submit(() -> uploads.analysed(body, null, UploadsTest::lines));
    }

    private static long lines(CsvRows rows) {
        long lines = 0;
        while (rows.next()) {
            lines++;
        }
        return lines;
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Uploads uploads(Map<String, String> settings) {
        SmallRyeConfigBuilder config =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(UploadConfig.class);
        settings.forEach((name, value) -> config.withDefaultValue("continuo.journey.uploads." + name, value));
        return new Uploads(config.build().getConfigMapping(UploadConfig.class));
    }

    /** A body of which one line is still to come. */
    private final class Slow extends InputStream {

        private final CountDownLatch awaited = new CountDownLatch(1);
        private final InputStream all;

        Slow(String first) {
            all = new SequenceInputStream(body(first), new SequenceInputStream(new Later(), body(LINE)));
        }

        void isAwaited() throws InterruptedException {
            assertThat(awaited.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public int read() throws IOException {
            return all.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return all.read(into, offset, length);
        }

        private final class Later extends InputStream {

            @Override
            public int read() throws IOException {
                awaited.countDown();
                try {
                    rest.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return -1;
            }
        }
    }
}
