package io.continuo.inventory.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.continuo.http.FieldError;
import io.continuo.http.JsonProblems;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of a bulk upload as movements, and their results as they are kept and sent: a line of JSON each. */
@Singleton
class BulkLines {

    private static final int STATUS = 200;
    private static final HttpProblem NO_MOVEMENT =
            Problems.of(StandardProblem.MALFORMED_BODY, "The line is null; a movement is an object.");

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final JsonProblems problems;
    private final Validator validator;

    private static final HttpProblem TOO_LONG =
            Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, "The line is longer than 16 KiB; a movement is shorter.");

    BulkLines(ObjectMapper mapper, JsonProblems problems, Validator validator) {
        this.reader = mapper.readerFor(MovementBody.class);
        this.writer = mapper.writerFor(BulkMovements.LineResult.class);
        this.problems = problems;
        this.validator = validator;
    }

    /** A line once read. */
    sealed interface Read {

        record Understood(long line, Movement movement) implements Read {}

        record Refused(long line, HttpProblem problem) implements Read {}

        default Stream<Movement> movements() {
            return this instanceof Understood(long line, Movement movement) ? Stream.of(movement) : Stream.empty();
        }
    }

    Read read(LineSplitter.Line line, String actor) {
        if (line.isTooLong()) {
            return new Read.Refused(line.number(), TOO_LONG);
        }
        try {
            MovementBody body = reader.readValue(line.text());
            if (body == null) {
                return new Read.Refused(line.number(), NO_MOVEMENT);
            }
            Set<ConstraintViolation<MovementBody>> violations = validator.validate(body);
            return violations.isEmpty()
                    ? new Read.Understood(line.number(), body.movement(actor))
                    : new Read.Refused(line.number(), Problems.invalid(errors(violations)));
        } catch (JsonProcessingException e) {
            return new Read.Refused(line.number(), problems.of(e));
        } catch (HttpProblem refused) {
            return new Read.Refused(line.number(), refused);
        }
    }

    /** The key of one chunk: the upload's key, its place and what it says. */
    KeyedRequest key(KeyedRequest upload, List<LineSplitter.Line> chunk) {
        MessageDigest digest = sha256();
        chunk.forEach(line -> digest.update((line.text() + "\n").getBytes(StandardCharsets.UTF_8)));
        String fingerprint = HexFormat.of().formatHex(digest.digest());
        return new KeyedRequest(
                upload.caller(), upload.key() + "#" + chunk.getFirst().number(), fingerprint);
    }

    /** What is kept of a chunk is what is sent of it, then and when it comes again. */
    StoredAnswer keep(List<BulkMovements.LineResult> results) {
        return new StoredAnswer(STATUS, results.stream().map(this::json).collect(Collectors.joining("\n")));
    }

    String json(BulkMovements.LineResult result) {
        try {
            return writer.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FieldError> errors(Set<ConstraintViolation<MovementBody>> violations) {
        return violations.stream()
                .map(violation -> new FieldError("/" + violation.getPropertyPath(), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer))
                .toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
