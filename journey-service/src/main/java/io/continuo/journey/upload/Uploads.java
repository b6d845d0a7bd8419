package io.continuo.journey.upload;

import io.continuo.http.BoundedBody;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.turn.Turns;
import io.continuo.journey.turn.Turns.Turn;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Takes uploads in, plain or packed, never more of them than allowed. Small ones are analysed when they have arrived, so that
 * nobody waits for a sender; larger ones while they arrive, so many at once.
 */
@ApplicationScoped
public class Uploads {

    private static final Set<String> KNOWN_ENCODINGS = Set.of("", "identity", "gzip", "x-gzip");
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Turns open;
    private final Turns small;
    private final Turns large;
    private final int held;
    private final long pace;
    private final UploadBounds bounds;
    private final long maxBody;

    Uploads(UploadConfig config) {
        this.open = new Turns(config.open(), 0, Duration.ZERO);
        this.small = new Turns(config.smallAtOnce(), config.open(), config.patience());
        this.large = new Turns(config.atOnce(), config.waiting(), config.patience());
        this.held = Math.toIntExact(config.small().asLongValue());
        this.pace = config.pace().asLongValue();
        this.bounds = UploadBounds.of(config);
        this.maxBody = config.maxBody().asLongValue();
    }

    /**
     * Analyses a body. Blocks.
     *
     * @param encoding the Content-Encoding; gzip is recognised by its first bytes as well
     * @param analysis reads the rows and gives the answer
     * @throws HttpProblem {@code invalid-field} for broken lines, {@code malformed-body} for broken gzip,
     *     {@code payload-too-large}, {@code unsupported-media-type}, {@code request-timeout} when it comes so slowly that
     *     others wait, or, when there are too many, {@code unavailable}
     */
    public <T> T analysed(InputStream body, @Nullable String encoding, Function<CsvRows, T> analysis) {
        return answered(body, () -> analysedHere(body, encoding, analysis));
    }

    /**
     * Does what is asked for. Where it fails, what is left of the body is read and thrown away: whoever is still sending
     * would never see the answer.
     */
    public <T> T answered(InputStream body, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            try {
                body.transferTo(OutputStream.nullOutputStream());
            } catch (IOException | RuntimeException broken) { // Then nobody is sending any more.
                e.addSuppressed(broken);
            }
            throw e;
        }
    }

    private <T> T analysedHere(InputStream body, @Nullable String encoding, Function<CsvRows, T> analysis) {
        try (Turn one = open.turn()) {
            await(one);
            PacedBody paced = new PacedBody(body, pace, large::isAwaited, System::nanoTime);
            InputStream plain = new BoundedBody(unpacked(paced, encoding), maxBody, this::tooLarge);
            byte[] head = plain.readNBytes(held);
            return head.length < held
                    ? small(new ByteArrayInputStream(head), analysis)
                    : large(new SequenceInputStream(new ByteArrayInputStream(head), plain), paced, analysis);
        } catch (IOException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            throw broken(e.getCause());
        }
    }

    private <T> T small(InputStream whole, Function<CsvRows, T> analysis) {
        try (Turn one = small.turn()) {
            await(one);
            return analysis.apply(CsvRows.of(whole, bounds));
        }
    }

    private <T> T large(InputStream arriving, PacedBody paced, Function<CsvRows, T> analysis) {
        try (Turn one = large.turn()) {
            await(one);
            paced.begin();
            return analysis.apply(CsvRows.of(arriving, bounds));
        }
    }

    private static void await(Turn turn) {
        if (!turn.comes()) {
            throw Problems.retryLater(
                    StandardProblem.UNAVAILABLE, "Other uploads are being analysed; send it again.", RETRY_AFTER);
        }
    }

    private static InputStream unpacked(InputStream body, @Nullable String encoding) throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!KNOWN_ENCODINGS.contains(name)) {
            throw Problems.of(
                    StandardProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body plain or with Content-Encoding: gzip.");
        }
        BufferedInputStream buffered = new BufferedInputStream(body);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
    }

    private HttpProblem tooLarge() {
        return Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, "The body has at most " + maxBody + " bytes, unpacked.");
    }

    /** A packed body that is damaged is the caller's fault; a connection that broke is nobody's. */
    private static RuntimeException broken(IOException e) {
        return switch (e) {
            case ZipException damaged -> Problems.of(StandardProblem.MALFORMED_BODY, "The body is not valid gzip.");
            case EOFException early -> Problems.of(StandardProblem.MALFORMED_BODY, "The gzip body ends too early.");
            default -> new UncheckedIOException(e);
        };
    }
}
