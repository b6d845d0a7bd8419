package io.continuo.identity.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.http.FieldError;
import io.continuo.http.JsonProblems;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.customer.Traits;
import io.continuo.identity.graph.Linking;
import io.continuo.identity.matching.RecordKey;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lines, each for itself: what is wrong with one is said in its result. */
@Singleton
class LineReader {

    static final int MOST_IDENTIFIERS = 50;

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final int LONGEST_SOURCE_ID = 190;

    private final ObjectMapper mapper;
    private final JsonProblems problems;
    private final Linking linking;

    LineReader(ObjectMapper mapper, JsonProblems problems, Linking linking) {
        this.mapper = mapper;
        this.problems = problems;
        this.linking = linking;
    }

    /** The shape of a line. */
    record LineBody(
            @Nullable String source,
            @Nullable String sourceId,
            @Nullable List<@Nullable Identifier> identifiers,
            @Nullable Map<String, JsonNode> traits) {

        Optional<RecordKey> key() {
            return source == null || sourceId == null || !isSource(source) || !isSourceId(sourceId)
                    ? Optional.empty()
                    : Optional.of(new RecordKey(source, sourceId));
        }
    }

    /** @param json one line in UTF-8 */
    ReadLine read(long line, byte[] json) {
        Optional<String> text = Bytes.text(json);
        if (text.isEmpty()) {
            return new ReadLine.Refused(line, null, malformed("The line is not UTF-8."));
        }
        LineBody body;
        try {
            body = mapper.readValue(text.get(), LineBody.class);
        } catch (JsonProcessingException e) {
            return new ReadLine.Refused(line, null, problems.of(e));
        }
        if (body == null) {
            return new ReadLine.Refused(line, null, malformed("The line is not a JSON object."));
        }
        try {
            ImportLine read = checked(body);
            return new ReadLine.Understood(line, read.key(), text.get());
        } catch (HttpProblem refused) {
            return new ReadLine.Refused(line, body.key().orElse(null), refused);
        }
    }

    /** A line that was understood before. */
    ImportLine again(String json) {
        try {
            return checked(mapper.readValue(json, LineBody.class));
        } catch (JsonProcessingException e) {
            throw problems.of(e);
        }
    }

    static HttpProblem malformed(String detail) {
        return Problems.of(StandardProblem.MALFORMED_BODY, detail);
    }

    private ImportLine checked(LineBody body) {
        List<FieldError> errors = new ArrayList<>();
        if (body.source() == null || !isSource(body.source())) {
            errors.add(new FieldError("/source", "is required: 1 to 60 letters, digits, points, - and _"));
        }
        if (body.sourceId() == null || !isSourceId(body.sourceId())) {
            errors.add(new FieldError(
                    "/sourceId",
                    "is required: 1 to " + LONGEST_SOURCE_ID + " characters, none of them a control character"));
        }
        List<Identifier> identifiers = identifiers(body, errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        refuseContradiction(identifiers);
        return new ImportLine(body.key().orElseThrow(), identifiers, Traits.checked(body.traits()));
    }

    private static List<Identifier> identifiers(LineBody body, List<FieldError> errors) {
        List<@Nullable Identifier> given = body.identifiers() == null ? List.of() : body.identifiers();
        if (given.size() > MOST_IDENTIFIERS) {
            errors.add(new FieldError("/identifiers", "at most " + MOST_IDENTIFIERS));
        }
        List<Identifier> identifiers = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Identifier identifier = given.get(i);
            if (identifier == null) {
                errors.add(new FieldError("/identifiers/" + i, "is required"));
            } else if (identifier.type().isInternal()) {
                errors.add(new FieldError("/identifiers/" + i + "/type", "unknown identifier type"));
            } else {
                identifiers.add(identifier);
            }
        }
        return identifiers;
    }

    private void refuseContradiction(List<Identifier> identifiers) {
        Optional<IdentifierType> type = linking.contradiction(identifiers);
        if (type.isPresent()) {
            throw Problems.of(
                    IdentityProblem.CONTRADICTORY_IDENTIFIERS,
                    "A person has one identifier of this type; send the one that is right.",
                    Map.of("identifierType", type.get().name()));
        }
    }

    private static boolean isSource(String source) {
        return SOURCE.matcher(source).matches();
    }

    private static boolean isSourceId(String id) {
        return !id.isBlank()
                && id.length() <= LONGEST_SOURCE_ID
                && id.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }
}
