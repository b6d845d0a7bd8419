package io.continuo.inventory.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Stream;

/** Lines of a bulk upload as movements, and their results as they are kept. */
@Singleton
class BulkLines {

    private static final int STATUS = 200;
    private static final HttpProblem NO_MOVEMENT =
            Problems.of(StandardProblem.MALFORMED_BODY, "The line is null; a movement is an object.");

    private final ObjectMapper mapper;
    private final JsonProblems problems;
    private final Validator validator;

    BulkLines(ObjectMapper mapper, JsonProblems problems, Validator validator) {
        this.mapper = mapper;
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

    Read read(BulkMovements.Line line, String actor) {
        try {
            MovementBody body = mapper.readValue(line.text(), MovementBody.class);
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
    KeyedRequest key(KeyedRequest upload, List<BulkMovements.Line> chunk) {
        MessageDigest digest = sha256();
        chunk.forEach(line -> digest.update((line.text() + "\n").getBytes(StandardCharsets.UTF_8)));
        String fingerprint = HexFormat.of().formatHex(digest.digest());
        return new KeyedRequest(
                upload.caller(), upload.key() + "#" + chunk.getFirst().number(), fingerprint);
    }

    StoredAnswer keep(List<BulkMovements.LineResult> results) {
        try {
            return new StoredAnswer(STATUS, mapper.writeValueAsString(results));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> kept(StoredAnswer answer) {
        try {
            return List.of(mapper.readValue(answer.json(), JsonNode[].class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(BulkMovements.LineResult result) {
        return mapper.valueToTree(result);
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
